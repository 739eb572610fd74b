const log = [];
function early() {
  try {
    return 'try';
  } finally {
    log.push('finally');
  }
}
function overridden() {
  try {
    throw new Error('lost');
  } finally {
    return 'finally';
  }
}
function loop() {
  for (const n of [1, 2, 3]) {
    try {
      if (n === 2) continue;
      if (n === 3) break;
      log.push(n);
    } finally {
      log.push(`f${n}`);
    }
  }
  return 'done';
}
function nested() {
  try {
    try {
      null.x;
    } catch (error) {
      throw new RangeError(`again: ${error.name}`);
    } finally {
      log.push('inner');
    }
  } catch ({ name, message }) {
    return `${name}/${message}`;
  }
}

module.exports = { serverRuntimeConfig: { results: [early(), overridden(), loop(), nested()], log } };
