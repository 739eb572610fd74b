// nextlint-ignore[ignored-config]: read once we are on 15
export default {} as const;
