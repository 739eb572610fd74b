if (process.env.BROKEN === '1') {
  throw new Error('BROKEN must not be set');
}
globalThis.checked = true;
