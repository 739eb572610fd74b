const legacy = { ...(process.env.LEGACY && { experimental: { appDir: true }, compress: false }) };
const nested = { ...{ ...(process.env.NESTED && { images() {} }) } };

export default {
  get experimental() {
    return { appDir: false };
  },
  get images() {
    return { unoptimized: true };
  },
  get compress() {
    return 'getter';
  },
  ...legacy,
  ...nested,
  ...Object.assign({}, process.env.MERGED ? { compress: true } : null),
};
