"""pnpm's lockfiles for branches: ``pnpm-lock.<branch>.yaml``. https://pnpm.io/git_branch_lockfiles"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.files.paths import work_tree
from nextlint.workspaces import PNPM_FILE, yamlfile

if TYPE_CHECKING:
    from nextlint.files.reader import Reader

PNPM_LOCK = "pnpm-lock.yaml"
_NPMRC = r"(?m)^\s*git-branch-lockfile\s*=\s*true\s*$"
_HEAD = r"ref: refs/heads/(\S+)"
_GIT_FOLDER = r"gitdir: (.+)"


def branch_lockfiles(reader: Reader, folder: str) -> list[str]:
    """Return the lockfiles to use instead of pnpm-lock.yaml; empty if that one is used.

    One if the branch is known and has its own lockfile; all of them if the branch is unknown.
    """
    if not _is_set(reader, folder):
        return []
    branch = current_branch(reader, folder)
    if branch is not None:
        path = os.path.join(folder, f"pnpm-lock.{branch.lower().replace('/', '!')}.yaml")
        return [path] if reader.is_file(path) else []
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names if name.startswith("pnpm-lock.") and name.endswith(".yaml")]


def _is_set(reader: Reader, folder: str) -> bool:
    settings = yamlfile.read(reader, os.path.join(folder, PNPM_FILE))
    if isinstance(settings, dict) and settings.get("gitBranchLockfile") is True:
        return True
    npmrc = reader.source_or_none(os.path.join(folder, ".npmrc"))
    return npmrc is not None and re.search(_NPMRC, npmrc.text) is not None


def current_branch(reader: Reader, folder: str) -> str | None:
    """Return the checked-out branch around ``folder``; None outside git or with a detached HEAD."""
    if (tree := work_tree(folder)) is None:
        return None
    git = os.path.join(tree, ".git")
    if os.path.isfile(git):
        link = reader.source_or_none(git)
        found = re.match(_GIT_FOLDER, link.text) if link else None
        git = os.path.normpath(os.path.join(tree, found[1].strip())) if found else git
    head = reader.source_or_none(os.path.join(git, "HEAD"))
    found = re.match(_HEAD, head.text) if head else None
    return found[1] if found else None
