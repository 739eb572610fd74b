export const flags = { appDir: true };
export const compress = true;
export const trailingSlash = true;
export default { notExportedByStar: true };
