class Routes {
  #list = [['/a', '/b']];
  add(from, to) { this.#list.push([from, to]); return this; }
  *[Symbol.iterator]() { for (const [source, destination] of this.#list) yield { source, destination, permanent: false }; }
  static of(table) { const made = new Routes(); for (const [k, v] of Object.entries(table)) made.add(k, v); return made; }
  get size() { return this.#list.length; }
  has(from) { return #list in this && this.#list.some(([f]) => f === from); }
}
const routes = Routes.of({ '/c': '/d', '/e': '/f' });
module.exports = { table: [...routes], env: { size: routes.size, has: routes.has('/c') }, experimental: { appDir: routes.has('/zzz') } };
