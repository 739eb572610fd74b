const tree = { path: '', children: [{ path: 'docs', children: [{ path: 'api' }, { path: 'guide', hidden: true }] }, { path: 'blog' }] };
function* walk(node, prefix = '') {
  const full = node.path ? `${prefix}/${node.path}` : prefix;
  if (!node.hidden && full) yield full;
  for (const child of node.children ?? []) yield* walk(child, full);
}
const flatten = ({ path, children = [] }) => [path, ...children.flatMap(flatten)];
module.exports = { env: { routes: [...walk(tree)], flat: flatten(tree).filter(Boolean) }, experimental: { appDir: [...walk(tree)].length === 3 } };
