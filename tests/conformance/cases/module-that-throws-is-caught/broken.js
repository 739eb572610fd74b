exports.appDir = true;
throw new Error('not today');
