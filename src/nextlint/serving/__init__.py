"""How a project is served in production, according to scripts.start, its Dockerfile and process files.

The kinds, each for a command that is *seen* to run (:mod:`nextlint.serving.startscript`):

- ``start``: it runs `next start` for this folder.
- ``custom-server``: it runs a file of the project that imports Next's server, itself or through local files
  (:mod:`nextlint.serving.serverfile`), or a package that starts it. A missing built file
  (``dist/server.js``) is judged by its source (``server.ts``, ``src/server.ts``, ``server/server.ts`` ...) if all such
  sources agree.
- ``standalone-server``: it runs ``server.js`` in ``.next/standalone``, or a missing ``server.js`` while the
  config says ``output: 'standalone'`` (container images copy that folder over the project).
- ``static``: the build exports, and the command is a static file server.
- ``unknown``: nothing says how, it is opaque, or files disagree. Then all possible ways count.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.files.paths import relative_to
from nextlint.model.record import Record
from nextlint.serving.built import sources_of
from nextlint.serving.elsewhere import member_of, runs_elsewhere
from nextlint.serving.followed import Around, followed
from nextlint.serving.processes import commands
from nextlint.serving.routes import has_app_or_pages
from nextlint.serving.serverfile import resolve, starts_next
from nextlint.serving.startscript import runs, split
from nextlint.workspaces.manifests import member_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Literal

    from nextlint.config.outcome import Outcome
    from nextlint.files.reader import Reader
    from nextlint.model.findings import Span
    from nextlint.model.project import Project
    from nextlint.serving.startscript import Run

    Kind = Literal["start", "standalone-server", "custom-server", "static", "unknown"]

STATIC_SERVERS = frozenset({"serve", "http-server", "live-server", "sirv", "sirv-cli", "superstatic"})
_RUNNERS = frozenset({"npx", "bunx", "pnpm", "yarn", "npm", "dlx", "exec", "x"})
ANY_SERVER: tuple[Kind, ...] = ("start", "custom-server")  # what an opaque command may run
SERVED_BY = "that `next start` serves the project, because nothing in it says how it is served"


class Serving(Record):
    """How a project is served. ``script`` is the place of scripts.start (None if there is none), ``command`` its text.

    ``kind`` is "unknown" if several ways are possible: ``ways`` lists all of them, the likeliest first, and
    ``assumption`` is what choosing one of them assumes. ``server_file`` is the custom server's file: its source if a
    built one is run.
    """

    kind: Kind
    script: Span | None = None
    command: str | None = None
    server_file: str | None = None
    ways: tuple[Kind, ...] = ("start",)
    assumption: str | None = SERVED_BY


class _Verdict(Record):
    kind: Kind | None  # None: not known
    server_file: str | None
    source: str  # the file that says so, or "scripts.start"
    line: str = ""
    problem: str | None = None  # a clause without its subject, if the file does not say what it runs


def serving(reader: Reader, project: Project, *, output: str | None = None) -> Serving:
    """Return how ``project`` is served. ``output`` is the config's option of that name, if already known."""
    package = project.package
    scripts = package.data.get("scripts") if package else None
    scripts = scripts if isinstance(scripts, dict) else {}
    command = scripts.get("start")
    command = command if isinstance(command, str) else None
    script = member_span(package, ["scripts", "start"], quotes=True) if package and command is not None else None
    verdicts = list(dict.fromkeys(_verdicts(reader, project, scripts, output)))
    unseen = [verdict for verdict in verdicts if verdict.kind is None]
    ways = tuple(dict.fromkeys(verdict.kind for verdict in verdicts if verdict.kind is not None))
    if not ways and command is not None and not unseen:  # what it runs is unknown
        unseen = [_Verdict(None, None, "scripts.start", command, _development(command))]
    said = dict.fromkeys(f"{one.source} runs {NAMES[one.kind]}" for one in verdicts if one.kind is not None)
    hidden = dict.fromkeys(
        f"{one.source} {one.problem}" if one.problem else f"{one.source} runs {one.line!r}, which is opaque"
        for one in unseen
    )
    if not ways and not unseen:
        return Serving("unknown", script, command)
    if not ways:
        assumption = f"that `next start` or a custom server serves the project, because {', '.join(hidden)}"
        return Serving("unknown", script, command, None, ANY_SERVER, assumption)
    file = next((verdict.server_file for verdict in verdicts if verdict.server_file), None)
    if unseen:
        ways = tuple(dict.fromkeys((*ways, *ANY_SERVER)))
    if len(ways) == 1:
        return Serving(ways[0], script, command, file, ways, None)
    assumption = f"one of several ways of serving: {', '.join((*said, *hidden))}"
    return Serving("unknown", script, command, file, ways, assumption)


NAMES: dict[Kind, str] = {
    "start": "`next start`",
    "standalone-server": "the standalone server",
    "custom-server": "a custom server",
    "static": "a static file server",
}


def output_of(outcomes: Iterable[Outcome]) -> str | None:
    """Return what the build writes, for :func:`serving`: "standalone" if it may, "export" if it does in any case."""
    outputs = [one.value for one in outcomes]
    if "standalone" in outputs:
        return "standalone"
    return "export" if outputs and all(output == "export" for output in outputs) else None


def described(found: Serving, project: Project) -> str:
    """Return how a project is served: "by a custom server (server.js)"."""
    if found.assumption is not None:
        return f"assumed {found.assumption}" if found.assumption.startswith("that ") else found.assumption
    file = f" ({relative_to(found.server_file, project.root)})" if found.server_file else ""
    return f"by {NAMES[found.ways[0]]}{file}"


def _verdicts(reader: Reader, project: Project, scripts: dict[str, object], output: str | None) -> Iterator[_Verdict]:
    base = project.workspace or project.repository
    member = member_of(reader, project, base)
    around = Around(project, scripts, project.root, member, base)
    for run in followed(reader, runs(scripts, "start", project.root, member), around):
        found = _verdict(reader, run, project, output)
        if found is not None:
            yield _Verdict(*found, "scripts.start")
    if _serves_files(scripts, output):
        yield _Verdict("static", None, "scripts.start")
    yield from _of_the_folder(reader, project, around, output)
    for there in runs_elsewhere(reader, project):
        if there.problem is not None:
            yield _Verdict(None, None, there.source, problem=there.problem)
        else:
            yield from _of_file(reader, there.run, project, output, there.source, there.line, there.is_standalone)


def _of_the_folder(reader: Reader, project: Project, around: Around, output: str | None) -> Iterator[_Verdict]:
    """Yield what the files in the project's folder run."""
    contexts = tuple(dict.fromkeys((project.root, around.base, project.repository)))
    for command in commands(reader, project.root, contexts):
        source = os.path.basename(command.path)
        if command.problem is not None:
            yield _Verdict(None, None, source, problem=command.problem)
            continue
        there = around._replace(workdir=command.workdir)
        for run in followed(reader, there.runs(command.line, project.root), there):
            is_server = run.kind == "file" and os.path.basename(run.path) in ("server.js", "server")
            is_standalone = command.has_standalone and is_server
            yield from _of_file(reader, run, project, output, source, command.line, is_standalone)


def _of_file(
    reader: Reader, run: Run, project: Project, output: str | None, source: str, line: str, is_standalone: bool
) -> Iterator[_Verdict]:
    """Yield what a command in a file other than package.json runs."""
    if is_standalone:
        yield _Verdict("standalone-server", None, source)
        return
    found = _verdict(reader, run, project, output)
    if found is not None:
        yield _Verdict(*found, source)
    elif run.kind == "unseen" or (run.kind == "file" and resolve(run.path) is None):
        yield _Verdict(None, None, source, line)


def _serves_files(scripts: dict[str, object], output: str | None) -> bool:
    """Return whether the build exports and the start command is a static file server: no Next.js server runs."""
    build, start = scripts.get("build"), scripts.get("start")
    if not isinstance(build, str) or not isinstance(start, str):
        return False
    exports = output == "export" or any(words[:2] == ["next", "export"] for words in split(build))
    return exports and all(map(_is_static_server, split(start))) and bool(split(start))


def _is_static_server(words: Sequence[str]) -> bool:
    """Return whether a command serves files: ``npx --yes serve@14 out``."""
    program = next((word for word in words if word not in _RUNNERS and not word.startswith("-")), "")
    return program.partition("@")[0] in STATIC_SERVERS


def _development(command: str) -> str | None:
    """Return the problem of a start script that starts the development server; a bare ``next`` does."""
    is_dev = any(words == ["next"] or words[:2] == ["next", "dev"] for words in split(command))
    return f"runs the development server ({command!r})" if is_dev else None


def runs_next(reader: Reader, project: Project) -> bool:
    """Return whether Next.js runs in this folder; False only if it is certainly installed for others.

    That is the case for a workspace root or a library with next as a peer dependency, if no config, pages, routes or
    script say otherwise; Next.js refuses to build such a folder.
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
    lines = scripts.values() if isinstance(scripts, dict) else ()
    if any(_runs_a_command_of_next(command) for command in lines if isinstance(command, str)):
        return True
    return serving(reader, project).kind != "unknown"


def _runs_a_command_of_next(line: str) -> bool:
    """Return whether a script develops, builds or starts this folder; ``"next": "next"`` is only an alias."""
    return any(
        "next" in words[:-1] and words[words.index("next") + 1] in ("dev", "build", "start", "export")
        for words in split(line)
    )


def _verdict(reader: Reader, run: Run, project: Project, output: str | None) -> tuple[Kind, str | None] | None:
    if run.kind == "next-start":
        return ("start", None) if run.path == project.root else None
    if run.kind != "file":
        return ("custom-server", None) if run.kind == "in-process" else None
    if _is_standalone(reader, run.path, project, output):
        return "standalone-server", None
    file = _entry(run.path, project)
    if file is not None and starts_next(reader, file, project.repository):
        return "custom-server", file
    built_from = sources_of(reader, run.path, project.root)
    if built_from and all(starts_next(reader, source, project.repository) for source in built_from):
        return "custom-server", built_from[0]
    return None


def _is_standalone(reader: Reader, path: str, project: Project, output: str | None) -> bool:
    if os.path.basename(path) not in ("server.js", "server"):
        return False
    if path.startswith(os.path.join(project.root, ".next", "standalone", "")):
        return True
    return output == "standalone" and _entry(path, project) is None and not sources_of(reader, path, project.root)


def _entry(path: str, project: Project) -> str | None:
    """Return the file that ``node <path>`` loads: a file, or for the project's folder its main."""
    if path == project.root and project.package is not None:
        main = project.package.data.get("main")
        if isinstance(main, str):
            return resolve(os.path.normpath(os.path.join(path, main)))
    return resolve(path)
