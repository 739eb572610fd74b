module.exports = { compress: process.env.CI ? 'no' : true };
