export const experimental = { appDir: false };
export default 'not this one';
