const withPreview = process.env.PREVIEW === '1';

module.exports = {
  images: { domains: ['a.example.com', ...(withPreview ? ['preview.example.com'] : [])] },
  pageExtensions: ['tsx', withPreview && 'preview.tsx'].filter(Boolean),
  experimental: { appDir: withPreview },
};
