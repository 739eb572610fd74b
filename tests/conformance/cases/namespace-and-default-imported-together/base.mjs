export const zeta = 1, alpha = 2;
export default { experimental: { appDir: true } };
export function beta() {}
