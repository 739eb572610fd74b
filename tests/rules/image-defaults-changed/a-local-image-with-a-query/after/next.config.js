module.exports = { images: { localPatterns: [{ pathname: "/**" }] } };
