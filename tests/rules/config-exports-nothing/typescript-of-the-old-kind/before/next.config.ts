const config = {};
export = config;
