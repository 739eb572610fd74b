"""What is known about the files of a repository's projects, for one run or the many runs of a language server."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.config.loader import load
from nextlint.config.locate import find_config, names_read_by
from nextlint.config.reach import Packages, reach
from nextlint.discovery import READ_BY_EVERY_NEXT, discover
from nextlint.files.paths import is_inside, upwards
from nextlint.files.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from nextlint.checker import Result
    from nextlint.config.reach import Reach
    from nextlint.model.project import Project


class Memory:
    """What a run over a tree leaves for the next.

    Files are checked for changes each time. The set of projects, and the files of their configs, are kept until
    :meth:`forget`. A run with its own memory has nothing to forget: a fix changes a config's files only by creating a
    config.
    """

    def __init__(self) -> None:
        self._reader = Reader()
        self._files: dict[str, frozenset[str]] = {}  # root -> files of the config, for linted projects
        self._users: dict[str, Users] = {}  # by repository
        self._projects: dict[str, tuple[Project, ...]] = {}  # by folder: all projects in it

    def reader(self, overlay: Mapping[str, str]) -> Reader:
        """Return a reader for the next run."""
        self._reader = self._reader.of_next_run(overlay)
        return self._reader

    def learn(self, results: Iterable[Result], reader: Reader) -> None:
        """Record, from a run's results, which files each config consists of."""
        for result in results:
            root = result.report.root
            if result.files and self._files.get(root) != result.files:
                self._files[root] = result.files
                if result.repository in self._users:
                    self._users[result.repository].set_files(root, result.files, reader)

    def hold(self, folder: str, projects: tuple[Project, ...]) -> None:
        """Record all projects in a folder and below it."""
        self._projects[folder] = projects

    def users(self, repository: str, reader: Reader) -> Users:
        """Return the projects of a repository by the files they use, whatever the run was asked to check."""
        if repository not in self._users:
            projects = self._projects.get(repository)
            if projects is None:
                projects = discover(reader, (repository,), cwd=repository).projects
            self._users[repository] = Users(projects, self._files, repository, reader)
        return self._users[repository]

    def forget(self, path: str) -> None:
        """Forget what was known about the projects that a changed, created or deleted file or folder concerns."""
        folder = os.path.dirname(path)
        self._users.clear()
        self._projects.clear()
        self._files = {
            root: files for root, files in self._files.items() if path not in files and not is_inside(root, folder)
        }


class Users:
    """Which projects of a repository use which files."""

    def __init__(
        self, projects: Iterable[Project], known: Mapping[str, frozenset[str]], repository: str, reader: Reader
    ) -> None:
        self._projects = {project.root: project for project in projects}
        self._without_config = [  # they would use one created above them
            project
            for project in self._projects.values()
            if READ_BY_EVERY_NEXT.isdisjoint(map(os.path.basename, project.config_files))
        ]
        self._files: dict[str, set[str]] = {}  # root -> files, links resolved
        self._by_file: dict[str, dict[str, Project]] = {}  # file -> projects by root
        self._by_unseen: dict[
            str, dict[str, Project]
        ] = {}  # a folder or file -> projects that may read from it, by root
        packages = Packages(reader, repository)
        for root, project in self._projects.items():
            reached = reach(reader, project, _configs_of(project, reader), packages)
            for path in real_paths(reached.unseen, reader):
                self._by_unseen.setdefault(path, {})[root] = project
            self.set_files(root, known.get(root) or _files_of(project, reached, reader), reader)

    def set_files(self, root: str, files: Iterable[str], reader: Reader) -> None:
        """Record that the config of a project now consists of these files."""
        if root in self._projects:
            for path in self._files.pop(root, ()):
                self._by_file[path].pop(root)
            self._files[root] = real_paths(files, reader)
            for path in self._files[root]:
                self._by_file.setdefault(path, {})[root] = self._projects[root]

    def of(self, paths: Iterable[str], reader: Reader) -> Iterable[Project]:
        """Return the projects that use one of the files, or would if it existed."""
        paths = tuple(paths)
        real = real_paths(paths, reader)
        found = {root: one for path in real for root, one in self._by_file.get(path, {}).items()}
        found |= self._who_may_read(real)
        folders = {os.path.dirname(path) for path in paths if os.path.basename(path) in names_read_by(None)}
        for project in self._without_config:
            if any(is_inside(project.root, folder) for folder in folders):
                found.setdefault(project.root, project)
        return found.values()

    def may_read(self, project: Project, paths: Iterable[str], reader: Reader) -> bool:
        """Return whether a config may read one of the files unseen: from a package, or by a computed name."""
        return project.root in self._who_may_read(real_paths(paths, reader))

    def _who_may_read(self, paths: Iterable[str]) -> dict[str, Project]:
        places = (place for path in paths for place in upwards(path, os.sep))
        return {root: one for place in places for root, one in self._by_unseen.get(place, {}).items()}


def real_paths(paths: Iterable[str], reader: Reader) -> set[str]:
    return {reader.real(path) for path in paths}


def _configs_of(project: Project, reader: Reader) -> set[str]:
    found = find_config(reader, project, None)
    return {*project.config_files, *([found] if found is not None else [])}


def _files_of(project: Project, reached: Reach, reader: Reader) -> set[str]:
    """Return the files that a project's config may consist of; it is evaluated if its text computes their names."""
    files = set(reached.files)
    if reached.is_computed:
        files |= load(reader, project, None).files
    return files
