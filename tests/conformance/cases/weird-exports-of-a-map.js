module.exports = new Map([['experimental', { appDir: true }]]);
