module.exports = {
  rewrites: async () => [
    { source: "/ingest/:path*", destination: "https://us.i.posthog.com/:path*" },
    { source: "/py/:path*", destination: "http://flask:5000/:path*" },
  ],
};
