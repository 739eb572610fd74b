"""nextlint in a process that detects everything nextlint must never do.

``watch`` installs an audit hook (``sys.addaudithook``), which Python calls before it opens a file, starts a process,
opens a socket or loads a library, and which cannot be removed again. Run as a script, it runs one command line:

    python -m tests.reliability.guard REPORT ROOT[:ROOT...] ARGUMENTS...

and appends one line to the file REPORT for each violation. Files may be opened below ROOT, and where Python and its
packages are (``sys.path``, which an import looks through).
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.openings import note_folders, whole

MODULE = "tests.reliability.guard"
READS = frozenset({"open", "os.listdir", "os.scandir", "os.chdir"})
WRITES = frozenset(
    {"os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.chown", "os.utime", "os.rename", "os.link"}
)
NEVER = (
    *("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "pty.", "socket."),
    *("ctypes.", "os.kill", "os.symlink", "os.setxattr", "urllib.", "webbrowser.", "ftplib.", "http.", "smtplib."),
)


OWN_SIZE = "/proc/self/statm"  # the size of the process, for the memory limit of a run


class Watch:
    """What is allowed, and the violations seen. It only watches while it is ``on``."""

    def __init__(self, roots: Sequence[str]) -> None:
        self.roots = [os.path.realpath(root) for root in roots]
        self.on = False
        self.violations: list[str] = []
        sys.dont_write_bytecode = True  # Python's cache of an imported module is not nextlint's doing
        self._python = _places_of_python()

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on:
            return
        if event.startswith(NEVER):
            self.violations.append(f"{event}{arguments!r}"[:300])
        elif event in READS or event in WRITES:
            self._look(event, arguments)

    def _look(self, event: str, arguments: tuple[object, ...]) -> None:
        paths = arguments[:2] if event in ("os.rename", "os.link") else arguments[:1]
        is_writing = event in WRITES or (event == "open" and _opens_for_writing(arguments))
        for given in paths:
            path = os.fsdecode(given) if isinstance(given, bytes) else given
            if not isinstance(path, str) or path == os.devnull or path.startswith("/proc/self/fd/"):
                continue  # an open descriptor
            path = whole(event, path)
            if event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_NOFOLLOW:
                path = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
                if os.path.islink(path):
                    continue  # the system refuses it
            if path == OWN_SIZE and not is_writing:
                continue
            if _is_below(path, self.roots) or (not is_writing and _is_below(path, self._python)):
                continue
            self.violations.append(f"{event}{arguments!r}"[:300])


def _places_of_python() -> list[str]:
    import nextlint

    package = os.path.dirname(os.path.dirname(os.path.abspath(nextlint.__file__)))
    named = [package, sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), *filter(None, sys.path)]
    return [os.path.realpath(path) for path in named]


def _opens_for_writing(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))


def _is_below(path: str, roots: Sequence[str]) -> bool:
    """Return whether a file, with links resolved, is below one of the roots."""
    real = os.path.realpath(path)
    return any(real == root or real.startswith(root.rstrip(os.sep) + os.sep) for root in roots)


def watch(roots: Sequence[str]) -> Watch:
    """Start watching this process, permanently. Nothing is recorded before ``on`` is set."""
    made = Watch(roots)
    note_folders()
    sys.addaudithook(made.hook)
    return made


@contextmanager
def watching(one: Watch) -> Iterator[list[str]]:
    """Record violations; the list is complete at the end."""
    one.violations = []
    one.on = True
    try:
        yield one.violations
    finally:
        one.on = False


def run_watched(call: Callable[[], int], roots: Sequence[str]) -> tuple[int, list[str]]:
    with watching(watch(roots)) as violations:
        code = call()
    return code, violations


def main() -> int:
    report, roots, *arguments = sys.argv[1:]
    from nextlint.cli import main as command

    code, violations = run_watched(lambda: command(arguments), roots.split(os.pathsep))
    with Path(report).open("a", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(f"{line}\n" for line in violations)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
