const log = [];
function parse(text) {
  try {
    log.push('try');
    return JSON.parse(text);
  } catch (error) {
    log.push(error instanceof SyntaxError ? 'syntax' : 'other');
    return { appDir: false };
  } finally {
    log.push('finally');
  }
}

module.exports = { experimental: parse('{broken'), env: { GOOD: parse('{"x": "y"}').x, LOG: log.join() } };
