const isBuild = process.argv.includes('build');

module.exports = {
  experimental: { appDir: true, cpus: process.platform === 'win32' ? 1 : undefined },
  distDir: isBuild ? '.build' : '.next',
};
