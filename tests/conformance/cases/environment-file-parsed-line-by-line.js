const text = ['# comment', 'APP_DIR=true', "NAME='shop'", '', 'EMPTY='].join('\n');
const parsed = {};
for (const line of text.split('\n')) {
  const match = line.match(/^\s*([\w.-]+)\s*=\s*(.*)?\s*$/);
  if (match != null) {
    const key = match[1];
    let value = match[2] || '';
    value = value.replace(/^(['"])(.*)\1$/, '$2');
    parsed[key] = value;
  }
}
module.exports = { env: parsed, experimental: { appDir: parsed.APP_DIR === 'true' } };
