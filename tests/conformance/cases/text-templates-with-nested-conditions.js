const host = 'example.com', port = 0, tls = true;
const url = `${tls ? 'https' : 'http'}://${host}${port ? `:${port}` : ''}/${['a', 'b'].map((s) => `${s}-${s.toUpperCase()}`).join('/')}`;
const sql = ((s, ...v) => s.reduce((q, part, i) => `${q}$${i}${part}`) + JSON.stringify(v))`select ${1} from ${'t'}`;
module.exports = { env: { url, sql, multi: `a
b\tc`, esc: `\`\${x}\u{41}\x42` }, experimental: { appDir: url.length > 10 } };
