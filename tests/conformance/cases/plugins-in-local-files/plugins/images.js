module.exports = (host) => (config) => ({ ...config, images: { ...config.images, domains: [host] } });
