import createMDX from '@next/mdx';

export default ({ theme = 'light', extension = /\.mdx$/ } = {}) =>
  (config = {}) =>
    createMDX({ extension, options: { theme } })({
      ...config,
      env: { ...config.env, THEME: theme },
      pageExtensions: [...(config.pageExtensions ?? []), 'mdx'],
      webpack(webpackConfig, options) {
        return typeof config.webpack === 'function' ? config.webpack(webpackConfig, options) : webpackConfig;
      },
    });
