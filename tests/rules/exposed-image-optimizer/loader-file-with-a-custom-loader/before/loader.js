export default ({ src }) => src;
