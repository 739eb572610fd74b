"""What to do about options that left Next without a word, or with one that only some versions say: written by hand.

``to`` is an option that takes the same value (the probe tells what becomes of the old one); ``why`` is a clause that
stands after the name: what does its work today, or why nothing is needed. ``effect`` is what becomes of the old one,
where something else than the probe has shown it. What is not known is not here.
"""

from __future__ import annotations

from typing import NamedTuple


class Advice(NamedTuple):
    to: str = ""
    why: str = ""
    effect: str = ""


class Idle(NamedTuple):
    """An option that Next accepts and hands to a global variable, and nothing reads that one."""

    path: str
    since: str  # the first version in which nothing reads it
    variable: str
    writer: str  # the file that writes it, below dist/


IDLE = (
    # 13.5 reads it in dist/server/node-polyfill-fetch.js, where Node has no fetch of its own
    Idle("httpAgentOptions", "14.0.0", "__NEXT_HTTP_AGENT", "server/setup-http-agent-env.js"),
)


_EXPERIMENTAL = {
    "adjustFontFallbacks": Advice("", "next/font fits fallback fonts itself"),
    "adjustFontFallbacksWithSizeAdjust": Advice("", "next/font fits fallback fonts itself"),
    "after": Advice("", "after() is always available"),
    "allowMiddlewareResponseBody": Advice("", "middleware may always answer with a body"),
    "allowedDevOrigins": Advice("allowedDevOrigins"),
    "amp": Advice("", "AMP support goes with it"),
    "appDir": Advice("", "the App Router is always on", "dropped"),  # evidence/render_workers
    "browsersListForSwc": Advice("", "SWC always follows browserslist"),
    "clientSegmentCache": Advice("", "the segment cache is always on"),
    "concurrentFeatures": Advice("", "React 18 and later are always concurrent"),
    "deploymentId": Advice("deploymentId"),
    "dynamicIO": Advice("cacheComponents"),
    "enableUndici": Advice("", "Node's own fetch is used"),
    "fontLoaders": Advice("", "next/font is built in"),
    "images": Advice("images"),
    "incrementalCacheHandlerPath": Advice("cacheHandler"),
    "instrumentationHook": Advice("", "instrumentation files are always loaded"),
    "isrMemoryCacheSize": Advice("cacheMaxMemorySize"),
    "legacyBrowsers": Advice("", "browserslist in package.json decides which browsers are served"),
    "logging": Advice("logging"),
    "missingSuspenseWithCSRBailout": Advice("", "a missing Suspense boundary always fails the build"),
    "modularizeImports": Advice("modularizeImports"),
    "newNextLinkBehavior": Advice("", "next/link always renders its own <a>; legacyBehavior on a link is the way back"),
    "nodeMiddleware": Advice("", "the runtime is set by the middleware file itself"),
    "ppr": Advice("", "cacheComponents includes it"),
    "reactMode": Advice("", "React 18 and later need no mode"),
    "reactRoot": Advice("", "the installed React decides"),
    "rootParams": Advice("", "next/root-params is always available"),
    "runtime": Advice("", "each route exports its own runtime"),
    "serverActionsBodySizeLimit": Advice("experimental.serverActions.bodySizeLimit"),
    "serverActions": Advice("", "Server Actions are always available"),
    "serverComponents": Advice("", "the App Router always renders server components"),
    "strictNextHead": Advice("", "next/head always works that way"),
    "swcFileReading": Advice("", "SWC always reads files itself"),
    "swcMinify": Advice("", "SWC always minifies"),
    "swcMinifyDebugOptions": Advice("", "SWC's minifier has no debug options"),
    "turbo": Advice("turbopack"),
    "turbotrace": Advice("", "files are always traced without it"),
    "useDeploymentId": Advice("", "setting deploymentId turns it on"),
    "useDeploymentIdServerActions": Advice("", "setting deploymentId turns it on"),
}

ADVICE: dict[str, Advice] = {
    **{f"experimental.{name}": row for name, row in _EXPERIMENTAL.items()},
    "amp": Advice("", "AMP support goes with it"),
    "devIndicators.appIsrStatus": Advice("", "devIndicators: false hides the whole indicator"),
    "devIndicators.buildActivity": Advice("", "devIndicators: false hides the whole indicator"),
    "devIndicators.buildActivityPosition": Advice("devIndicators.position"),
    "httpAgentOptions": Advice("", "Node's own fetch keeps connections alive"),
    "eslint": Advice("", "next build lints nothing, run ESLint itself"),
    "future": Advice("", "webpack 5 is always used", "dropped"),  # only part of the key of webpack's cache
    "optimizeFonts": Advice("", "next/font serves fonts with the app"),
    "outputFileTracing": Advice("", "files are always traced"),
    "publicRuntimeConfig": Advice("", "read environment variables instead"),
    "serverRuntimeConfig": Advice("", "read environment variables instead"),
    "swcMinify": Advice("", "SWC always minifies"),
    "target": Advice("", "a server is always built; output: 'standalone' packs it"),
    "webpack5": Advice("", "webpack 5 is always used", "dropped"),  # only false was read, until 13.0
}
