module.exports = { images: { dangerouslyAllowSVG: false } };
