"""nextlint: what goes wrong when this version of Next.js runs this config, and the edit that fixes it.

report = nextlint.lint(["apps/web"])
    for finding in report.findings:
        print(finding.path, finding.span.start.line, finding.message)

No JavaScript is executed and no network is used. The records are described in :mod:`nextlint.model`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint import fixer, linter
from nextlint._version import __version__
from nextlint.linter import Request

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nextlint.model.report import Report

    Path = str | os.PathLike[str]

__all__ = ["__version__", "fix", "lint"]


def lint(
    paths: Path | Iterable[Path] = ".",
    *,
    cwd: Path | None = None,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    next_version: str | None = None,
    exclude: Iterable[str] = (),
    config: Path | None = None,
    isolated: bool = False,
    inspect: bool = False,
) -> Report:
    """Lint every Next.js project that the paths (folders or files, relative to ``cwd``) refer to.

    ``select``, ``extend_select`` and ``ignore`` take rule ids and categories; ``exclude`` takes patterns as in
    .gitignore; ``config`` is the settings file to use, ``isolated`` uses none. With ``inspect`` each project's
    ``options`` are filled in. Suppressed findings are in the report, with ``suppressed`` set.

    Raises ``nextlint.model.errors.NextlintError`` if the job cannot be done: a missing path, an unknown rule, invalid
    settings.
    """
    return linter.lint(
        _request(paths, cwd, select, extend_select, ignore, next_version, exclude, config, isolated, inspect)
    )


def fix(
    paths: Path | Iterable[Path] = ".",
    *,
    unsafe: bool = False,
    write: bool = True,
    cwd: Path | None = None,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    next_version: str | None = None,
    exclude: Iterable[str] = (),
    config: Path | None = None,
    isolated: bool = False,
) -> Report:
    """Lint, and apply the safe fixes (with ``unsafe`` all fixes). The changes are in ``Report.changed``.

    Fixed findings have ``fixed`` set; the others remain, as :func:`lint` would find them afterwards. With
    ``write=False`` no file is changed. Arguments and exceptions are those of :func:`lint`.
    """
    request = _request(paths, cwd, select, extend_select, ignore, next_version, exclude, config, isolated)
    return fixer.fix(request, unsafe=unsafe, write=write)


def _request(
    paths: Path | Iterable[Path],
    cwd: Path | None,
    select: Iterable[str] | None,
    extend_select: Iterable[str],
    ignore: Iterable[str],
    next_version: str | None,
    exclude: Iterable[str],
    config: Path | None,
    isolated: bool,
    inspect: bool = False,
) -> Request:
    folder = os.path.abspath(cwd or os.curdir)
    named = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    return Request(
        paths=tuple(os.path.abspath(os.path.join(folder, path)) for path in named),
        cwd=folder,
        select=None if select is None else tuple(select),
        extend_select=tuple(extend_select),
        ignore=tuple(ignore),
        next_version=next_version,
        exclude=tuple(exclude),
        config=None if config is None else os.path.abspath(os.path.join(folder, config)),
        isolated=isolated,
        inspect=inspect,
        complete=True,
    )
