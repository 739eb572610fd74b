const images = { loader: 'akamai', path: "https://example.com/it's/" };
module.exports = { images };
