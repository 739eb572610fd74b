const later = (value) => new Promise((resolve) => setTimeout(() => resolve(value), 5));

module.exports = async () => {
  const [experimental, env] = await Promise.all([later({ appDir: false }), { REGION: 'eu' }]);
  return { experimental, env };
};
