export const experimental = { appDir: false };
export function makeHeaders(value) {
  return async () => [{ source: '/(.*)', headers: [{ key: 'X-Frame-Options', value }] }];
}
