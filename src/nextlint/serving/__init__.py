"""How a project is served in production, as far as ``scripts.start`` of its package.json proves it.

The decisions, each of them for what the script is *seen* to run (:mod:`nextlint.serving.startscript`):

- ``start``: it runs `next start` for this folder.
- ``custom-server``: it runs a file of the project that imports Next's server, itself or through local files
  (:mod:`nextlint.serving.serverfile`). A built file that is not there (``dist/server.js``) is judged by its source
  (``server.ts``, ``src/server.ts``, ``server/server.ts`` ...) where every such source says the same.
- ``standalone-server``: it runs ``server.js`` in ``.next/standalone``, or a ``server.js`` that is not there while the
  config says ``output: 'standalone'`` (container images copy that folder over the project).
- ``unknown``: no scripts.start, a development server, a shell script, another package, or commands that disagree.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from nextlint.files.jsonfile import locate
from nextlint.serving.routes import has_app_or_pages
from nextlint.serving.serverfile import EXTENSIONS, resolve, starts_next
from nextlint.serving.startscript import runs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span
    from nextlint.model.project import Package, Project
    from nextlint.serving.startscript import Run

    Kind = Literal["start", "standalone-server", "custom-server", "unknown"]

_BUILD_FOLDERS = frozenset({"dist", "build", "out", "lib", ".next", "production-server", ".server", "server-dist"})
_SOURCE_FOLDERS = ("", "src", "server", os.path.join("src", "server"))


class Serving(NamedTuple):
    """``script`` is the place of scripts.start (None where there is none), ``command`` its text.

    ``server_file`` is the custom server's file: its source where the script runs a built one.
    """

    kind: Kind
    script: Span | None = None
    command: str | None = None
    server_file: str | None = None


def serving(reader: Reader, project: Project, *, output: str | None = None) -> Serving:
    """How ``project`` is served. ``output`` is the config's option of that name, where it is known already."""
    package = project.package
    scripts = package.data.get("scripts") if package else None
    command = scripts.get("start") if isinstance(scripts, dict) else None
    if package is None or not isinstance(scripts, dict) or not isinstance(command, str):
        return Serving("unknown")
    verdicts = dict.fromkeys(
        verdict for run in runs(scripts, "start", project.root) if (verdict := _verdict(reader, run, project, output))
    )
    kinds = {kind for kind, _ in verdicts}
    script = _span(package)
    if len(kinds) != 1:
        return Serving("unknown", script, command)
    kind, server_file = next(iter(verdicts))
    return Serving(kind, script, command, server_file)


def runs_next(reader: Reader, project: Project) -> bool:
    """Whether Next runs in this folder. False is said only of what is known to install it for others.

    That is the root of a workspace and a library that has next as a peer, where no config, no pages, no routes and no
    script say otherwise; Next refuses to build such a folder.
    """
    return not _installs_for_others(project) or _has_sign_of_next(reader, project)


def _installs_for_others(project: Project) -> bool:
    data = project.package.data if project.package else {}
    own = [data.get(name) for name in ("dependencies", "devDependencies", "optionalDependencies")]
    is_peer_only = not any(isinstance(one, dict) and "next" in one for one in own)
    is_root = project.workspace == project.root or os.path.exists(os.path.join(project.root, "nx.json"))
    return bool(data) and (is_root or is_peer_only)


def _has_sign_of_next(reader: Reader, project: Project) -> bool:
    if project.config_files or has_app_or_pages(project.root):
        return True
    scripts = project.package.data.get("scripts") if project.package else None
    commands = scripts.values() if isinstance(scripts, dict) else ()
    if any("next" in command.split() for command in commands if isinstance(command, str)):
        return True
    return serving(reader, project).kind != "unknown"


def _span(package: Package) -> Span | None:
    place = locate(package.source.text, ["scripts", "start"])
    return package.source.span(place.start, place.end) if place else None


def _verdict(reader: Reader, run: Run, project: Project, output: str | None) -> tuple[Kind, str | None] | None:
    if run.kind == "next-start":
        return ("start", None) if run.path == project.root else None
    if _is_standalone(run.path, project, output):
        return "standalone-server", None
    file = _entry(run.path, project)
    if file is not None and starts_next(reader, file, project.repository):
        return "custom-server", file
    sources = list(dict.fromkeys(_sources(run.path, project.root)))
    if sources and all(starts_next(reader, source, project.repository) for source in sources):
        return "custom-server", sources[0]
    return None


def _is_standalone(path: str, project: Project, output: str | None) -> bool:
    if os.path.basename(path) not in ("server.js", "server"):
        return False
    if path.startswith(os.path.join(project.root, ".next", "standalone", "")):
        return True
    return output == "standalone" and _entry(path, project) is None and not list(_sources(path, project.root))


def _entry(path: str, project: Project) -> str | None:
    """The file that ``node <path>`` loads: a file, or for the project's folder its main."""
    if path == project.root and project.package is not None:
        main = project.package.data.get("main")
        if isinstance(main, str):
            return resolve(os.path.normpath(os.path.join(path, main)))
    return resolve(path)


def _sources(path: str, root: str) -> Iterator[str]:
    """Files of the project that ``path``, a file in a build folder, can have been built from."""
    parts = os.path.relpath(path, root).split(os.sep)
    depth = next((at for at, part in enumerate(parts) if part not in _BUILD_FOLDERS), len(parts))
    if not depth or depth == len(parts):
        return
    stem = os.path.join(*parts[depth:])
    stem = os.path.splitext(stem)[0] if stem.endswith(EXTENSIONS) else stem
    for folder in _SOURCE_FOLDERS:
        source = resolve(os.path.join(root, folder, stem))
        if source is not None:
            yield source
