global.__flags = { appDir: true };
