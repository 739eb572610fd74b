const hosts = { eu: 'https://eu.example.com', us: 'https://us.example.com' };
const region = process.env.REGION in hosts ? process.env.REGION : 'eu';

module.exports = { assetPrefix: hosts[region], env: { REGION: region } };
