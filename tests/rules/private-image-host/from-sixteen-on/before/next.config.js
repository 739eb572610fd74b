module.exports = {
  images: { domains: ["192.168.0.10"] },
};
