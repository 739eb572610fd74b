"""From paths to projects.

A project is a folder whose package.json (or the file that pnpm or Deno uses instead) names next, or that contains a
next.config.*. Folders are walked (:mod:`nextlint.discovery.tree`). A file stands for the projects it concerns:

- any file: the nearest project at or above it;
- a next.config.*: also the projects below it that use it because they have no config that every Next.js reads;
- a lockfile, workspace manifest or package.json: also every project of the workspace rooted in its folder, and every
  project below without its own package.json whose nearest one is in that folder (as in Nx).

A folder whose config serves projects below, and whose own package.json does not name next, only keeps their config and
is not a project.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nextlint.discovery.boundary import boundary
from nextlint.discovery.gitignore import Level
from nextlint.discovery.packagejson import Broken, names_next, read
from nextlint.discovery.tree import CONFIG, PNPM_WORKSPACE, Folder, Problem, look, walk
from nextlint.files.gitpatterns import Patterns
from nextlint.files.paths import is_inside, relative_to, upwards
from nextlint.model.project import Package, Project
from nextlint.model.record import Record
from nextlint.workspaces import broken, declarations, rush
from nextlint.workspaces.manifests import MANIFESTS, PACKAGE, has_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from nextlint.files.reader import Reader
    from nextlint.workspaces import Declaration

# Files in a workspace root that decide which Next.js its members get.
WORKSPACE_FILES = frozenset(
    {
        *MANIFESTS,
        *("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock"),
        *(
            "bun.lockb",
            "deno.lock",
            "vlt-lock.json",
            "vlt.json",
            "pnpm-workspace.yaml",
            ".yarnrc.yml",
            ".yarnrc",
            ".npmrc",
            ".pnpmfile.cjs",
        ),
    }
)
READ_BY_EVERY_NEXT = frozenset({"next.config.js", "next.config.mjs"})  # since 12.0; the TypeScript ones since 15 and 16


class Discovery(Record):
    """``projects`` are sorted by root. ``missing`` is as given, the other paths are absolute."""

    projects: tuple[Project, ...]
    missing: tuple[str, ...]
    looked_in: tuple[str, ...]
    problems: tuple[Problem, ...]  # what could not be read, sorted


def discover(reader: Reader, paths: Sequence[str], *, cwd: str, exclude: Sequence[str] = ()) -> Discovery:
    """Return the projects that ``paths`` refer to, each once. Links in ``paths`` are followed, links below them are
    not.

    ``exclude`` are patterns as in .gitignore, relative to ``cwd``. They apply to files too, because a hook passes every
    changed file, but not to a folder that is named itself; .gitignore applies to neither. Files in the reader's overlay
    need not exist.
    """
    absolute = {path: os.path.abspath(os.path.join(cwd, path)) for path in paths}
    missing = [path for path, full in absolute.items() if not os.path.exists(full) and full not in reader.overlay]
    asked = [_follow(full) for path, full in absolute.items() if path not in missing]
    search = _Search(reader, os.path.realpath(cwd), [path for path in asked if os.path.isdir(path)], exclude)
    found: dict[str, Project] = {}
    for path in dict.fromkeys(asked):
        stands_for = search.below(path, search.repository(path)) if os.path.isdir(path) else search.concerned(path)
        found.update((project.root, project) for project in stands_for)
    projects = (found[root] for root in sorted(found))
    return Discovery(tuple(projects), tuple(missing), tuple(dict.fromkeys(asked)), tuple(sorted(search.problems)))


class _Search:
    """One run. It reads each package.json at most once, however often it is reached."""

    def __init__(self, reader: Reader, cwd: str, asked: Sequence[str], exclude: Sequence[str]) -> None:
        """``asked`` are the folders among the paths."""
        self.reader = reader
        self.cwd = cwd
        self.asked = asked
        self.exclude = Level(os.path.join(cwd, ""), Patterns(exclude)) if exclude else None
        self.problems: set[Problem] = set()
        self._projects: dict[str, Project | None] = {}
        self._walked: dict[str, dict[str, Project]] = {}
        self._declared: dict[str, list[Declaration]] = {}
        self._boundaries: dict[str, str | None] = {}

    def below(self, start: str, repository: str) -> list[Project]:
        """Return the projects in the folder ``start`` and below it."""
        found = self._walk(start, repository)
        keepers = _config_keepers(found)
        return [project for project in found.values() if project.root not in keepers]

    def concerned(self, path: str) -> Iterator[Project]:
        """Yield the projects that the file at ``path`` concerns."""
        if self.is_excluded(path, is_folder=False):
            return
        folder, name = os.path.split(path)
        repository = self.repository_of_file(folder)
        owner = self._owner(folder, repository)
        if owner is not None and not self.is_excluded(owner.root, is_folder=True):
            yield owner
        if name.startswith(CONFIG):
            found = self._walk(folder, repository)
            users = (project for project in self.below(folder, repository) if _config_folder(project, found) == folder)
            yield from users
        if (root := rush.root_of_config(self.reader, folder)) is not None and _decides(name):
            yield from (one for one in self.below(root, repository) if rush.find(self.reader, one.root, root))
        if name in broken.NAMES and broken.problem_of(self.reader, path) is not None:
            yield from (project for project in self.below(folder, repository) if self._is_below_broken(project, path))
        if _decides(name) and self._may_govern(folder, repository):
            yield from (project for project in self.below(folder, repository) if _governor(project) == folder)

    def _is_below_broken(self, project: Project, path: str) -> bool:
        """Return whether ``path`` is the workspace file that leaves the project's lockfile unknown."""
        file = broken.find(self.reader, project.root, project.repository)
        return file is not None and file.path == path

    def is_excluded(self, path: str, *, is_folder: bool) -> bool:
        """Return whether ``exclude`` matches a path or a folder above it."""
        if self.exclude is None or not is_inside(path, self.cwd):
            return False
        ways = list(upwards(path, self.cwd))[:-1]
        return any(
            self.exclude.excludes(way, os.path.basename(way), is_folder=is_folder or way != path) for way in ways
        )

    def repository(self, folder: str) -> str:
        """Return the outermost folder that may be read for ``folder``: its boundary, or the requested folder
        around it.
        """
        found = self._boundary(folder) or min(
            (asked for asked in self.asked if is_inside(folder, asked)), key=len, default=folder
        )
        self.reader.keep_within(found)
        return found

    def _boundary(self, folder: str) -> str | None:
        if folder not in self._boundaries:
            self._boundaries[folder] = boundary(self.reader, folder)
        return self._boundaries[folder]

    def repository_of_file(self, folder: str) -> str:
        """Return the same for a file in ``folder``.

        If neither a work tree nor a requested folder contains it: the outermost folder with a package.json up to cwd,
        or the nearest one if cwd does not contain the file either, or else ``folder``.
        """
        if (found := self.repository(folder)) != folder or folder in self.asked or self._boundary(folder):
            return found
        is_below = is_inside(folder, self.cwd)
        ways = upwards(folder, self.cwd if is_below else os.path.abspath(os.sep))
        packages = [way for way in ways if has_manifest(way)] or [folder]
        found = packages[-1 if is_below else 0]
        self.reader.keep_within(found)
        return found

    def _owner(self, folder: str, repository: str) -> Project | None:
        """Return the nearest project at or above ``folder``."""
        for path in upwards(folder, repository):
            project = self._project_at(path, repository)
            if project is not None and not self._is_config_keeper(project):
                return project
        return None

    def _is_config_keeper(self, project: Project) -> bool:
        return not _names_next(project) and project.root in _config_keepers(
            self._walk(project.root, project.repository)
        )

    def _walk(self, start: str, repository: str) -> dict[str, Project]:
        """Return what is found in ``start`` and below it by root, including folders that only keep a config."""
        if start not in self._walked:
            exclude = None if self.is_excluded(start, is_folder=True) else self.exclude
            folders = walk(self.reader, start, repository, exclude=exclude, problems=self.problems)
            projects = (self._project(folder, inner) for folder, inner in folders)
            self._walked[start] = {project.root: project for project in projects if project is not None}
        return self._walked[start]

    def _may_govern(self, folder: str, repository: str) -> bool:
        """Return whether projects below may get their Next.js from the files of ``folder``."""
        project = self._project_at(folder, repository)
        return (project is not None and _names_next(project)) or bool(self._declarations(folder))

    def _project_at(self, path: str, repository: str) -> Project | None:
        if path in self._projects:
            return self._projects[path]
        folder = look(path)
        if isinstance(folder, Folder):
            return self._project(folder, repository)
        if isinstance(folder, Problem):
            self.problems.add(folder)
        self._projects[path] = None
        return None

    def _project(self, folder: Folder, repository: str) -> Project | None:
        if folder.path not in self._projects:
            self._projects[folder.path] = self._load(folder, repository)
        return self._projects[folder.path]

    def _load(self, folder: Folder, repository: str) -> Project | None:
        manifest = next((name for name in MANIFESTS if name in folder.marks), PACKAGE)
        path = os.path.join(folder.path, manifest)
        is_there = manifest in folder.marks
        found = read(self.reader, path, repository, only_next=not folder.configs) if is_there else None
        package = found if isinstance(found, Package) else None
        broken = found if isinstance(found, Broken) else None
        if broken and not broken.is_seen and not folder.configs:
            self.problems.add(Problem(path, broken.reason))
        if not (folder.configs or (package and names_next(package.data)) or (broken and broken.mentions_next)):
            return None
        return Project(
            root=folder.path,
            repository=repository,
            package=package,
            package_error=broken.reason if broken else None,
            package_error_offset=broken.offset if broken else None,
            workspace=self._workspace(folder, package, repository),
            config_files=tuple(os.path.join(folder.path, name) for name in folder.configs),
            manifest_name=manifest,
        )

    def _workspace(self, folder: Folder, package: Package | None, repository: str) -> str | None:
        """Like workspaces.workspace_root, but without reading a package.json again."""
        may_declare = PNPM_WORKSPACE in folder.marks or (package is not None and "workspaces" in package.data)
        if may_declare and self._declarations(folder.path):
            return folder.path
        if folder.path == repository:
            return None
        for way in upwards(os.path.dirname(folder.path), repository):
            if any(declared.holds(relative_to(folder.path, way)) for declared in self._declarations(way)):
                return way
        return None

    def _declarations(self, folder: str) -> list[Declaration]:
        if folder not in self._declared:
            self._declared[folder] = declarations(self.reader, folder)
        return self._declared[folder]


def _decides(name: str) -> bool:
    """Return whether a file of that name may decide which Next.js the members of a workspace get."""
    is_of_branch = name.startswith("pnpm-lock.") and name.endswith(".yaml")
    return name in WORKSPACE_FILES or is_of_branch or name in (rush.FILE, "pnpm-config.json")


def _names_next(project: Project) -> bool:
    """Return whether the project's package.json names next; an unusable one may."""
    return project.package_error is not None or (project.package is not None and names_next(project.package.data))


def _config_keepers(projects: Mapping[str, Project]) -> set[str]:
    """Return the roots among ``projects`` (by root) that only keep the config of others."""
    used = {_config_folder(project, projects) for project in projects.values() if _names_next(project)}
    return {root for root in used if root is not None and not _names_next(projects[root])}


def _config_folder(project: Project, projects: Mapping[str, Project]) -> str | None:
    """Return where Next.js finds the config of a project, searching upwards (find-up) among ``projects``."""
    for path in upwards(project.root, project.repository):
        there = projects.get(path)
        if there and not READ_BY_EVERY_NEXT.isdisjoint(os.path.basename(config) for config in there.config_files):
            return path
    return None


def _governor(project: Project) -> str | None:
    """Return the folder whose files decide which Next.js a project gets: its workspace's, or that of the next
    package.json.
    """
    if project.workspace or project.package or project.package_error or project.root == project.repository:
        return project.workspace
    ways = upwards(os.path.dirname(project.root), project.repository)
    return next((way for way in ways if has_manifest(way)), None)


def _follow(path: str) -> str:
    """Return the path with links resolved; a link to a file stays, because its project is where the link is."""
    if os.path.isdir(path):
        return os.path.realpath(path)
    return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
