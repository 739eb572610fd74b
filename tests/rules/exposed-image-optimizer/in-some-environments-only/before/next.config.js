module.exports = {
  images: { unoptimized: process.env.STATIC === "1" },
};
