"""Keys of a config that only wrappers of packages read, most of which remove them before Next.js sees the rest."""

from __future__ import annotations

_ZEIT_CSS = ("@zeit/next-css", "@zeit/next-less", "@zeit/next-sass")

FOREIGN: dict[str, tuple[str, ...]] = {  # the packages that read a key, the best known first
    "analyzeBrowser": ("@zeit/next-bundle-analyzer",),
    "analyzeServer": ("@zeit/next-bundle-analyzer",),
    "bundleAnalyzerConfig": ("@zeit/next-bundle-analyzer",),
    "cssLoaderOptions": _ZEIT_CSS,
    "cssModules": _ZEIT_CSS,
    "dontAutoRegisterSw": ("next-offline",),
    "generateInDevMode": ("next-offline",),
    "inlineImageLimit": ("next-images", "next-optimized-images"),
    "lessLoaderOptions": ("next-with-less", "@zeit/next-less"),
    "nx": ("@nx/next", "@nrwl/next"),
    "pwa": ("next-pwa",),
    "registerSwPrefix": ("next-offline",),
    "sassLoaderOptions": ("@zeit/next-sass",),
    "sentry": ("@sentry/nextjs",),
    "workboxOpts": ("next-offline",),
}
