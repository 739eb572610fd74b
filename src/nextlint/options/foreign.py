"""Keys of a config that only a package's wrapper reads and removes before Next.js sees the rest."""

from __future__ import annotations

FOREIGN: dict[str, str] = {
    "analyzeBrowser": "@zeit/next-bundle-analyzer",
    "analyzeServer": "@zeit/next-bundle-analyzer",
    "bundleAnalyzerConfig": "@zeit/next-bundle-analyzer",
    "cssLoaderOptions": "@zeit/next-css",
    "cssModules": "@zeit/next-css",
    "dontAutoRegisterSw": "next-offline",
    "generateInDevMode": "next-offline",
    "inlineImageLimit": "next-images",
    "lessLoaderOptions": "next-with-less",
    "nx": "@nx/next",
    "pwa": "next-pwa",
    "registerSwPrefix": "next-offline",
    "sassLoaderOptions": "@zeit/next-sass",
    "sentry": "@sentry/nextjs",
    "workboxOpts": "next-offline",
}
