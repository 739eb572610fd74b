module.exports = {
  images: { unoptimized: process.env.CI ? true : true },
};
