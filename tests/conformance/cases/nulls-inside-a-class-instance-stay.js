class Experimental {
  appDir = null;
  mdxRs = undefined;
  typedRoutes = true;
}

module.exports = { experimental: new Experimental(), images: Object.assign(Object.create(null), { loader: null, unoptimized: true }) };
