/** nextlint-ignore-file[ignored-config] */
export default {};
