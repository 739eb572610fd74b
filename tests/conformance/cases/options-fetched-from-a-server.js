module.exports = async () => {
  const response = await fetch('https://config.example.com/next.json');
  const remote = await response.json();
  return { compress: true, ...remote, experimental: { ...remote.experimental, appDir: false } };
};
