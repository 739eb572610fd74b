exports.reactStrictMode = true;
