export default new (class {
  #on = true;
  reactStrictMode = this.#on;
  experimental = { appDir: this.#on };
  get hidden() { return 1; }
})();
