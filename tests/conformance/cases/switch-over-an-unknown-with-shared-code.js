let appDir = false, mode;
switch (process.env.TARGET) {
  case 'a':
  case 'b': appDir = true;
  case 'c': mode = 'abc'; break;
  default: mode = 'other';
  case 'd': mode = `${mode}-d`;
}
module.exports = { env: { mode }, experimental: { appDir } };
