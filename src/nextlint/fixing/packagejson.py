"""Operations on package.json."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.discovery.packagejson import read
from nextlint.files.jsonedit import with_member
from nextlint.files.jsonfile import JSONError, parse
from nextlint.fixing.refused import Refused
from nextlint.model.fixes import SetScript
from nextlint.model.project import Package
from nextlint.release import published, resolve
from nextlint.release.model import Release, Unresolved
from nextlint.release.versions import precedence
from nextlint.workspaces.manifests import PACKAGE

if TYPE_CHECKING:
    from typing import Any

    from nextlint.files.reader import Reader
    from nextlint.fixing.draft import Drafts
    from nextlint.model.fixes import RequireNext
    from nextlint.model.project import Project

_RANGE = r"(?P<operator>(?:npm:next@)?(?:\^|~|>=\s*|=\s*|v)?)(?P<version>\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)"
_WILD = r"(?P<major>\d+)(?:\.(?P<minor>\d+))?(?:\.[xX*]){0,2}"  # 15, 15.x, 15.3, 15.3.x
_DEPENDENCIES = ("dependencies", "devDependencies", "optionalDependencies")


def edit_package(drafts: Drafts, project: Project, operation: SetScript | RequireNext) -> None:
    """Apply an operation to the package.json of a project. Raises Refused."""
    if project.package is None:
        raise Refused("there is no package.json")
    if project.manifest_name != PACKAGE:
        raise Refused(f"nextlint edits only package.json, not {project.manifest_name}")
    draft = drafts.of_file(project.package.path)
    try:
        data = parse(draft.text)
    except JSONError as error:
        raise Refused(f"package.json is not JSON: {error}") from None
    if isinstance(operation, SetScript):
        members = {("scripts", operation.name): operation.command}
    else:
        members = _raised(data, project.package.data, operation.version)
    for keys, value in members.items():
        edit = with_member(draft.text, keys, value)
        if edit is None:
            raise Refused(f"package.json has no object under {keys[0]}")
        draft.apply([edit])
        data.setdefault(keys[0], {})[keys[1]] = value
    if parse(draft.text) != data:
        raise Refused("the edit would also change package.json elsewhere")


def check_required(reader: Reader, project: Project, version: str) -> None:
    """Raise Refused unless an installation from the files of ``reader`` gets next ``version`` or later.

    A lockfile with an older version may stay: it is then out of date, and updating it is the package manager's job.
    """
    assert project.package is not None
    package = read(reader, project.package.path, project.repository, only_next=False)
    if not isinstance(package, Package):
        raise Refused("package.json would no longer be usable")
    release = resolve(reader, project._replace(package=package))
    if not isinstance(release, Release):
        reason = f": {release.reason}" if isinstance(release, Unresolved) else ""
        raise Refused(f"the version to be installed could no longer be determined{reason}")
    installed = release.stale.fresh if release.stale is not None else release
    if precedence(installed.version) < precedence(version):
        raise Refused(f"{_named(installed.source)} decides the version, not the range in package.json")


def _named(path: str) -> str:
    folder, name = os.path.split(path)
    return f"{name} of node_modules/next" if folder.endswith(os.path.join("node_modules", "next")) else name


def _raised(data: dict[str, Any], before: dict[str, Any], version: str) -> dict[tuple[str, str], str]:
    """Return the ranges of next, by path, that allow no version below ``version``. Raises Refused.

    ``before`` is package.json before other fixes changed it: one of them may have required more.
    """
    raised = {}
    is_named = False
    for kind in _DEPENDENCIES:
        section = data.get(kind)
        spelled = section.get("next") if isinstance(section, dict) else None
        if spelled is None:
            continue
        is_named = True
        operator, least = _lower_bound(spelled, version)
        if precedence(least) < precedence(version):
            raised[kind, "next"] = f"{operator}{version}"
    if not is_named:
        raise Refused("this package.json does not require next")
    if not raised and data == before:
        raise Refused(f"package.json already requires {version} or later")
    return raised


def _lower_bound(spelled: Any, version: str) -> tuple[str, str]:
    """Return what to write in front of a higher version, and the lowest version that a range admits. Raises Refused."""
    text = spelled.strip() if isinstance(spelled, str) else ""
    if found := re.fullmatch(_RANGE, text):
        return found["operator"], found["version"]
    if found := re.fullmatch(_WILD, text):
        return ("~" if found["minor"] else "^"), f"{found['major']}.{found['minor'] or 0}.0"
    if text.startswith("catalog:"):
        raise Refused("the catalog of the workspace has the range, and nextlint edits only package.json")
    if published.admits(text, version) or precedence(published.tagged(text) or "0.0.0") >= precedence(version):
        raise Refused(f'the range "{spelled}" already admits {version}; only the lockfile is behind')
    raise Refused(f'the range "{spelled}" cannot be raised')
