const shared = { reactStrictmode: true };
module.exports = Object.assign(Object.create(shared), { compress: true });
