module.exports = { images: { dangerouslyAllowSVG: true } };
