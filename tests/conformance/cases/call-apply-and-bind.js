function withFlag(flag, config) {
  return { ...config, experimental: { ...config.experimental, [flag]: this.value } };
}
const off = withFlag.bind({ value: false }, 'appDir');
const on = withFlag.call({ value: true }, 'mdxRs', {});

module.exports = withFlag.apply({ value: 'loose' }, ['esmExternals', off(on)]);
