"""The editor's open files, and the findings of the projects they belong to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint import linter
from nextlint.files.paths import is_inside
from nextlint.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nextlint.model.findings import Finding
    from nextlint.model.report import ProjectReport

UNFINISHED = frozenset({"unparsable-config", "unreadable-package"})  # what is said of a text that is being written


class Workspace:
    """The folders an editor has open. All paths are absolute; texts are the editor's, not those on disk."""

    def __init__(self, folders: Iterable[str]) -> None:
        self.folders = list(folders)
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int | None] = {}
        self.projects: dict[str, ProjectReport] = {}  # by root
        self._findings: dict[str, tuple[Finding, ...]] = {}  # by root of their project
        self._memory = Memory()

    def open(self, path: str, text: str, version: int | None) -> None:
        """Use the editor's text of a file from now on."""
        self.texts[path] = text
        self.versions[path] = version

    def close(self, path: str) -> None:
        """Use the file on disk again."""
        self.texts.pop(path, None)
        self.versions.pop(path, None)
        self.changed_on_disk(path)

    def changed_on_disk(self, path: str) -> None:
        """Note that another program changed, created or deleted a file."""
        self._memory.forget(path)

    def set_folders(self, added: Iterable[str], removed: Iterable[str]) -> set[str]:
        """Open and close folders. Returns the paths whose findings went with a folder."""
        gone = frozenset(removed)
        self.folders = [*(folder for folder in self.folders if folder not in gone), *added]
        closed = [root for root in self._findings if not any(is_inside(root, folder) for folder in self.folders)]
        stale: set[str] = set()
        for root in closed:
            stale.update(finding.path for finding in self._findings.pop(root))
            self.projects.pop(root, None)
        return stale

    def nearest_existing(self, path: str) -> str:
        """Return the path itself, or the nearest existing folder above it: a deleted file concerns what is there."""
        while path not in self.texts and not os.path.exists(path) and os.path.dirname(path) != path:
            path = os.path.dirname(path)
        return path

    def folder_of(self, path: str) -> str:
        """Return the innermost open folder around a path, or else the path's own folder."""
        around = (folder for folder in self.folders if is_inside(path, folder))
        return max(around, key=len, default=os.path.dirname(path))

    def request(self, paths: Iterable[str], *, cwd: str, select: tuple[str, ...] | None = None) -> linter.Request:
        """Return a request to lint the projects of the paths, with the editor's texts in place of the files."""
        return linter.Request(paths=tuple(paths), cwd=cwd, select=select, overlay=dict(self.texts))

    def check(self, path: str) -> set[str]:
        """Lint every project that the file or folder at ``path`` concerns.

        Returns the paths whose findings may have changed. While a text is unfinished, findings in the other files of
        its project stay. Raises NextlintError if the job cannot be done; earlier findings then stay.
        """
        report = linter.lint(self.request([path], cwd=self.folder_of(path)), memory=self._memory)
        changed: set[str] = {path}
        for project in report.projects:
            found = tuple(one for one in report.findings if one.project == project.root and one.suppressed is None)
            before = self._findings.get(project.root, ())
            unfinished = {one.path for one in found if one.rule in UNFINISHED and one.path in self.texts}
            if unfinished and project.root in self.projects:
                here = (one for one in found if one.path in unfinished)
                found = (*here, *(one for one in before if one.path not in unfinished))
            else:
                self.projects[project.root] = project
            changed.update(one.path for one in (*before, *found))
            self._findings[project.root] = found
        return changed

    def findings(self, path: str) -> list[Finding]:
        """Return the findings in a file, each once, however many projects it serves."""
        every = (one for found in self._findings.values() for one in found if one.path == path)
        return list({(one.rule, one.span, one.message): one for one in every}.values())

    def project_of(self, path: str) -> ProjectReport | None:
        """Return the project that reads the config at ``path``, or else the innermost one around it."""
        reading = (project for project in self.projects.values() if project.config_path == path)
        around = (project for project in self.projects.values() if is_inside(path, project.root))
        return next(reading, None) or max(around, key=lambda project: len(project.root), default=None)
