import { readFile } from 'node:fs/promises';
const text = await readFile(new URL('./package.json', import.meta.url), 'utf8').catch(() => '{}');
const pkg = JSON.parse(text);
export default async () => ({ env: { name: pkg.name }, experimental: { appDir: true }, reactStrictMode: true });
