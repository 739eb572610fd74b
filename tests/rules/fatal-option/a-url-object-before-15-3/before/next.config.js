module.exports = { images: { remotePatterns: [new URL('https://cdn.example.com/**')] } };
