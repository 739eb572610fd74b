'// nextlint-ignore[options]: read once we are on 15
export default {} as const;
