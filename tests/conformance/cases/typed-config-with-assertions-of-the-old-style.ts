import type { NextConfig } from 'next';

const raw: unknown = { reactStrictMode: true };
const packages = <string[]>['sharp', 'canvas'];

export default <NextConfig>{ ...(<NextConfig>raw), serverExternalPackages: packages };
