export const env = { from: 'b' };
export const compress = false;
