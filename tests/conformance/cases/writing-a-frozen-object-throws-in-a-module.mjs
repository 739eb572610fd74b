const experimental = Object.freeze({ appDir: true });
let failed = false;
try {
  experimental.appDir = false;
} catch (error) {
  failed = error instanceof TypeError;
}
try {
  undeclared = 1;
} catch (error) {
  failed = failed && error.name === 'ReferenceError';
}

export default { experimental, env: { FAILED: String(failed), THIS: typeof this } };
