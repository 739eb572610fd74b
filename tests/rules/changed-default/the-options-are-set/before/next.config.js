module.exports = { images: { minimumCacheTTL: 60, qualities: [75], imageSizes: [16] } };
