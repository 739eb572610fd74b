"""What the project's files contain: routes, middleware, sources, and how it is built and served."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.advisories.model import Answer
from nextlint.advisories.predicates.base import reads, unknown
from nextlint.model.findings import Position, Span
from nextlint.release.affected import is_affected

if TYPE_CHECKING:
    from nextlint.advisories.site import Situation
    from nextlint.serving.sources import Sources

APP_BY_FLAG = ">=13.0.0,<13.4.0"
APP_BY_DEFAULT = ">=13.4.0,<13.5.0"  # experimental.appDir: false switches it off; later versions do not read it
NESTED_MIDDLEWARE = "<12.2.0"  # pages/**/_middleware, of 12.0 and 12.1
HAS_PROXY = ">=16.0.0"
TURBOPACK_BY_DEFAULT = ">=16.0.0"

_DYNAMIC = re.compile(r"\[[^\]/]+\]")


@reads("output")
def has_server(situation: Situation) -> Answer:
    """A server runs: output is not "export"."""
    output = situation.option("output")
    if output.state == "unknown" and not output.is_default:
        return unknown("output", output)
    if output.state == "value" and output.value == "export":
        return Answer(False, 'output is "export", so no server runs', output.span)
    return Answer(True, "a server runs")


@reads("experimental.appDir")
def has_app_routes(situation: Situation) -> Answer:
    """The App Router is on and has a route."""
    app_dir = situation.option("experimental.appDir")
    if is_affected("<13.0.0", situation.version):
        return Answer(False, f"Next.js {situation.version} has no App Router")
    if is_affected(APP_BY_FLAG, situation.version) and (app_dir.is_default or app_dir.is_truthy is False):
        return Answer(False, "experimental.appDir is not set", app_dir.span)
    if is_affected(APP_BY_DEFAULT, situation.version) and app_dir.is_truthy is False and not app_dir.is_default:
        return Answer(False, "experimental.appDir is false", app_dir.span)
    route = situation.site.app_route
    if route is None:
        return Answer(False, "there is no route in app/ or src/app/")
    if not route.certain:
        return Answer(None, f"it cannot be determined whether {situation.site.relative(route.path)} contains routes")
    return Answer(True, f"{situation.site.relative(route.path)} is a route of the App Router")


@reads()
def has_pages_routes(situation: Situation) -> Answer:
    """The Pages Router has a page."""
    if situation.site.page_files:
        return Answer(True, "there are pages of the Pages Router")
    return Answer(False, "there is no page in pages/ or src/pages/")


@reads()
def has_dynamic_routes(situation: Situation) -> Answer:
    """A route of either router has a parameter in its path."""
    site = situation.site
    for name in (*site.app_files, *site.page_files, *site.api_files):
        if _DYNAMIC.search(name):
            return Answer(True, f"{name} has a parameter")
    return Answer(False, "no route has a parameter")


@reads()
def has_root_catch_all(situation: Situation) -> Answer:
    """pages/[[...x]] or pages/[...x] exists: one page answers for every path."""
    if any(re.fullmatch(r"\[{1,2}\.\.\.[^\]/]+\]{1,2}", name) for name in situation.site.page_files):
        return Answer(True, "one page answers for every path")
    return Answer(False, "no page answers for every path")


@reads()
def has_static_server_rendered_page(situation: Situation) -> Answer:
    """A page without a parameter in its path has getServerSideProps."""
    names = [name for name in situation.site.page_files if not _DYNAMIC.search(name)]
    if not names:
        return Answer(False, "there is no page of the Pages Router without a parameter")
    return pages_mention.ask(situation, "getServerSideProps")


@reads()
def has_effective_middleware(situation: Situation) -> Answer:
    """A middleware file (from 16 on also a proxy file) is where Next.js picks it up."""
    if is_affected(NESTED_MIDDLEWARE, situation.version):
        found = [name for name in situation.site.pages_stems if name.rpartition("/")[2] == "_middleware"]
        reason = f"pages/{found[0]} is active" if found else "there is no _middleware file in pages/"
        return Answer(bool(found), reason)
    names = ["middleware", *(["proxy"] if is_affected(HAS_PROXY, situation.version) else [])]
    files = [file for name in names for file in situation.site.files_named(name) if file.fault is None]
    for file in files:
        if file.certain:
            span = Span(file.path, Position(1, 1), Position(1, 1))
            return Answer(True, f"{situation.site.relative(file.path)} is active", span)
    if files:
        return Answer(None, f"whether {situation.site.relative(files[0].path)} is active depends on pageExtensions")
    return Answer(False, f"there is no {' or '.join(names)} file that Next.js picks up")


@reads()
def builds_with_turbopack(situation: Situation) -> Answer:
    """`next build` uses Turbopack: by default from 16 on, with a flag in earlier versions."""
    command = situation.site.script("build").split()
    if is_affected(TURBOPACK_BY_DEFAULT, situation.version):
        if "--webpack" in command:
            return Answer(False, "scripts.build has --webpack")
        return Answer(True, f"Next.js {situation.version} builds with Turbopack")
    if "--turbopack" in command or "--turbo" in command:
        return Answer(True, "scripts.build has --turbopack")
    return Answer(False, "scripts.build does not have --turbopack")


@reads()
def builds_with_webpack(situation: Situation) -> Answer:
    """`next build` uses webpack: the other bundler."""
    answer = builds_with_turbopack.ask(situation)
    return answer._replace(holds=not answer.holds)


@reads()
def has_generated_images_of_dynamic_routes(situation: Situation) -> Answer:
    """An opengraph-image or twitter-image below a dynamic segment of app/ is made by code."""
    for name in situation.site.generated_images:
        if _DYNAMIC.search(name):
            return Answer(True, f"{name} makes an image for each parameter")
    return Answer(False, "no image of a dynamic route is made by code")


@reads()
def runs_custom_server(situation: Situation) -> Answer:
    """The project runs its own server."""
    served = situation.site.serving
    if served.kind == "custom-server":
        return Answer(True, "a custom server serves it")
    if served.kind == "unknown" and ("custom-server" in served.ways or served.script is None):
        return Answer(None, "how the project is served cannot be determined")
    return Answer(False, "no custom server serves it")


@reads()
def source_mentions(situation: Situation, argument: str) -> Answer:
    """A file in the route folders contains the argument: a directive or a module in quotes, or a name."""
    return _mentioned(situation, situation.site.sources, argument, "the route folders")


@reads()
def pages_mention(situation: Situation, argument: str) -> Answer:
    """A page exports the argument by name: Next.js reads the page's own text and follows no ``export *``."""
    answer = _mentioned(situation, situation.site.pages_sources, argument, "pages/")
    return answer._replace(holds=False) if answer.holds is None and situation.site.pages_sources.is_complete else answer


def _mentioned(situation: Situation, sources: Sources, text: str, where: str) -> Answer:
    quoted = " " in text or "/" in text
    pattern = rf"""(["'`]){re.escape(text)}\1""" if quoted else rf"(?<![\w$.]){re.escape(text)}(?![\w$])"
    hit = sources.first(pattern)
    said = f"'{text}'" if quoted else text
    if hit is not None:
        return Answer(True, f"{situation.site.relative(hit.path)} contains {said}", hit.span)
    if not sources.folders:
        return Answer(False, f"there is no route folder that could contain {said}")
    if not sources.is_complete:
        return Answer(None, f"not all of {where} was read, and no file that was read contains {said}")
    if sources.leads_elsewhere:
        return Answer(None, f"nothing in {where} contains {said}, and imports from elsewhere are not read")
    return Answer(False, f"nothing in {where} contains {said}, and nothing there imports from elsewhere")
