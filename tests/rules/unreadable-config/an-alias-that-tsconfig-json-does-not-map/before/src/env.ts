export const env = { STRICT: true };
