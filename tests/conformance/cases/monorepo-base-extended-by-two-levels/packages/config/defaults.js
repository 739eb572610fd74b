exports.reactStrictMode = true;
exports.experimental = { serverComponentsExternalPackages: ['prisma'], appDir: false };
