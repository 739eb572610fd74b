exports.locales = ['en', 'nl'];
