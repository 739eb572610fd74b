"""What predicates query about a project: its options, files, sources, packages and way of serving, read on demand."""

from __future__ import annotations

import os
import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from nextlint.config.custom_routes import CustomRoutes, custom_routes
from nextlint.config.derived import served
from nextlint.files.paths import is_inside, posix_relative
from nextlint.model.record import Record
from nextlint.release import resolve
from nextlint.release.model import NotNext, Release, Unresolved
from nextlint.serving import runs_next, serving
from nextlint.serving.conventions import ConventionFile, code_files, convention_files
from nextlint.serving.routes import DEFAULT_PAGE_EXTENSIONS, app_dir, app_routes, pages_dir
from nextlint.serving.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nextlint.advisories.model import Answer
    from nextlint.config.model import Config
    from nextlint.config.outcome import Outcome
    from nextlint.files.reader import Reader
    from nextlint.model.project import Project
    from nextlint.serving import Serving
    from nextlint.serving.routes import Routes

_ROUTE = re.compile(r"(?:page|route)(?:\..*)?")
_GENERATED_IMAGE = re.compile(r"(?:opengraph|twitter)-image\d?\.[jt]sx?")


class Installed(Record):
    """A package that a lockfile may have; ``version`` None, with a reason, if it has none or it cannot be
    determined.
    """

    version: str | None
    certain: bool
    reason: str  # a clause: "package-lock.json has sharp 0.34.4"


class Site:
    """One project under one version of Next.js."""

    def __init__(
        self,
        reader: Reader,
        project: Project,
        config: Config,
        version: str,
        package: Callable[[str], Installed],
    ) -> None:
        self.reader = reader
        self.project = project
        self.config = config
        self.version = version
        self.package = package
        self.answers: dict[str, tuple[Answer, ...]] = {}  # of predicates, by their spelling: see judging
        self._files: dict[str, tuple[ConventionFile, ...]] = {}
        self._combinations: dict[tuple[str, ...], tuple[tuple[Outcome, ...], ...]] = {}

    @cached_property
    def page_extensions(self) -> tuple[str, ...] | None:
        """Return pageExtensions, of all outcomes together; None if one of them is unknown."""
        found: list[str] = []
        for outcome in self.config.outcomes("pageExtensions"):
            if outcome.is_default:
                found.extend(DEFAULT_PAGE_EXTENSIONS)
            elif outcome.state == "value" and isinstance(outcome.value, list):
                found.extend(map(str, outcome.value))
            else:
                return None
        return tuple(dict.fromkeys(found))

    @cached_property
    def app_route(self) -> Routes | None:
        return app_routes(self.project.root, self.page_extensions, repository=self.project.repository)

    @cached_property
    def pages_folder(self) -> str | None:
        return self._readable(pages_dir(self.project.root))

    @cached_property
    def app_folder(self) -> str | None:
        return self._readable(app_dir(self.project.root))

    def _readable(self, folder: str | None) -> str | None:
        """Return a route folder, unless it is a link out of the repository, which is not read."""
        if folder is None or not os.path.isdir(folder):
            return None
        repository = self.reader.real_folder(self.project.repository)
        return folder if is_inside(self.reader.real_folder(folder), repository) else None

    @cached_property
    def page_files(self) -> tuple[str, ...]:
        """Return the files below pages, relative to it and without page extension, except API routes and special
        pages.
        """
        return tuple(name for name in self._pages if name.split("/")[0] != "api" and not name.startswith("_"))

    @property
    def pages_stems(self) -> tuple[str, ...]:
        """Return all files below pages, relative to it and without page extension."""
        return tuple(self._pages)

    @cached_property
    def api_files(self) -> tuple[str, ...]:
        return tuple(name for name in self._pages if name.split("/")[0] == "api")

    @cached_property
    def _pages(self) -> dict[str, str]:
        """Return the paths of the files below pages, by their relative names without page extension."""
        if self.pages_folder is None:
            return {}
        suffixes = tuple("." + one for one in self.page_extensions or DEFAULT_PAGE_EXTENSIONS)
        found = {}
        for folder, folders, files in os.walk(self.pages_folder):
            folders.sort()
            for name in sorted(files):
                suffix = next((one for one in suffixes if name.endswith(one)), None)
                if suffix is not None and not name.endswith(".d.ts"):
                    path = os.path.join(folder, name)
                    relative = posix_relative(path, self.pages_folder)
                    found[relative[: -len(suffix)]] = path
        return found

    @cached_property
    def app_files(self) -> tuple[str, ...]:
        """Return the pages and route handlers below app, relative to it, with their extensions."""
        return tuple(path for path in self._below_app if _ROUTE.fullmatch(path.rpartition("/")[2]))

    @cached_property
    def generated_images(self) -> tuple[str, ...]:
        """The opengraph-image and twitter-image files below app that are code, relative to it."""
        return tuple(path for path in self._below_app if _GENERATED_IMAGE.fullmatch(path.rpartition("/")[2]))

    @cached_property
    def _below_app(self) -> tuple[str, ...]:
        """Every file below app that is not in a private folder, relative to it."""
        if self.app_folder is None:
            return ()
        found = []
        for folder, folders, files in os.walk(self.app_folder):
            folders[:] = sorted(name for name in folders if not name.startswith("_"))
            for name in sorted(files):
                if not name.endswith(".d.ts"):
                    path = os.path.relpath(os.path.join(folder, name), self.app_folder)
                    found.append(path.replace(os.sep, "/"))
        return tuple(found)

    @cached_property
    def api_routes(self) -> dict[str, str]:
        """Return the paths of API routes and route handlers by URL path; a parameter is any one word."""
        found = {_address(name): self._pages[name] for name in self.api_files}
        for name in self.app_files:
            folder, _, file = name.rpartition("/")
            if file.startswith("route.") and self.app_folder is not None:
                found.setdefault(_address(folder), os.path.join(self.app_folder, *name.split("/")))
        return found

    @cached_property
    def sources(self) -> Sources:
        folders = [folder for folder in (self.app_folder, self.pages_folder) if folder is not None]
        return Sources(self.reader, folders, self.project.repository)

    @cached_property
    def pages_sources(self) -> Sources:
        return Sources(self.reader, [self.pages_folder] if self.pages_folder else [], self.project.repository)

    def files_named(self, name: str) -> tuple[ConventionFile, ...]:
        if name not in self._files:
            self._files[name] = convention_files(self._code_files, self.project.root, name, self.page_extensions)
        return self._files[name]

    @cached_property
    def _code_files(self) -> tuple[str, ...]:
        return code_files(self.reader, self.project.root, self.project.repository)

    def combinations(self, options: tuple[str, ...]) -> tuple[tuple[Outcome, ...], ...]:
        """Return the outcomes of several options that occur together, as the server sees them."""
        if options not in self._combinations:
            self._combinations[options] = served(self.config, self.version, *options) if options else ((),)
        return self._combinations[options]

    @cached_property
    def rewrites(self) -> CustomRoutes:
        return custom_routes(self.reader, self.config, "rewrites", self.project.repository)

    @cached_property
    def redirects(self) -> CustomRoutes:
        return custom_routes(self.reader, self.config, "redirects", self.project.repository)

    @cached_property
    def serving(self) -> Serving:
        return serving(self.reader, self.project)

    def script(self, name: str) -> str:
        """Return a script of package.json; "" if there is none."""
        scripts = self.project.package.data.get("scripts") if self.project.package else None
        command = scripts.get(name) if isinstance(scripts, dict) else None
        return command if isinstance(command, str) else ""

    def relative(self, path: str) -> str:
        return posix_relative(path, self.project.root)


def _address(route: str) -> str:
    """Return the URL path of a file-system route: without groups and slots, its parameters filled in."""
    parts = [part for part in route.split("/") if part and not part.startswith(("(", "@"))]
    if parts[-1:] == ["index"]:
        parts.pop()
    return "/" + "/".join("any" if part.startswith("[") else part for part in parts)


def site_of(
    reader: Reader, project: Project, release: Release | Unresolved | NotNext | None, config: Config
) -> Site | None:
    """Return the site of a project; None if its version or config cannot be judged, or Next.js does not run in it."""
    if not isinstance(release, Release) or config.kind == "unparsable" or not runs_next(reader, project):
        return None
    known = release

    @cache
    def package(name: str) -> Installed:
        found = resolve(reader, project, package=name)
        if isinstance(found, Release):
            return Installed(found.version, True, f"{os.path.basename(found.source)} has {name} {found.version}")
        if found is None and known.exact:
            return Installed(None, True, f"{os.path.basename(known.source)} has no {name}")
        reason = found.reason if isinstance(found, Unresolved) else "no lockfile has it"
        return Installed(None, False, f"the installed version of {name} cannot be determined: {reason}")

    return Site(reader, project, config, release.version, package)


class Situation(Record):
    """A project with one combination of the outcomes that a predicate reads."""

    site: Site
    outcomes: Mapping[str, Outcome]

    @property
    def version(self) -> str:
        return self.site.version

    def option(self, path: str) -> Outcome:
        return self.outcomes[path]
