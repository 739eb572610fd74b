const hosts = [{ hostname: "cdn.example.com" }];
if (process.env.NODE_ENV === "development") hosts.push({ hostname: "localhost" });

module.exports = { images: { remotePatterns: hosts } };
