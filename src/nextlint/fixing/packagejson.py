"""Operations on package.json."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from nextlint.files.jsonedit import with_member
from nextlint.files.jsonfile import JSONError, parse
from nextlint.fixing.refused import Refused
from nextlint.model.fixes import SetScript
from nextlint.release.model import Release
from nextlint.release.versions import precedence

if TYPE_CHECKING:
    from typing import Any

    from nextlint.fixing.draft import Drafts
    from nextlint.model.fixes import RequireNext
    from nextlint.model.project import Project
    from nextlint.release.model import NotNext, Unresolved

_RANGE = r"(?P<operator>\^|~|>=\s*)?(?P<version>\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)"
_DEPENDENCIES = ("dependencies", "devDependencies", "optionalDependencies")


def edit_package(
    drafts: Drafts,
    project: Project,
    release: Release | Unresolved | NotNext | None,
    operation: SetScript | RequireNext,
) -> None:
    """Apply an operation to the package.json of a project. Raises Refused."""
    if project.package is None:
        raise Refused("there is no package.json")
    draft = drafts.of_file(project.package.path)
    try:
        data = parse(draft.text)
    except JSONError as error:
        raise Refused(f"package.json is not JSON: {error}") from None
    if isinstance(operation, SetScript):
        members = {("scripts", operation.name): operation.command}
    else:
        if isinstance(release, Release) and release.exact and release.source != project.package.path:
            raise Refused(f"{os.path.basename(release.source)} decides the version, not package.json")
        members = _raised(data, operation.version)
    for keys, value in members.items():
        edit = with_member(draft.text, keys, value)
        if edit is None:
            raise Refused(f"package.json has no object under {keys[0]}")
        draft.apply([edit])
        data.setdefault(keys[0], {})[keys[1]] = value
    if parse(draft.text) != data:
        raise Refused("package.json would change in another place as well")


def _raised(data: dict[str, Any], version: str) -> dict[tuple[str, str], str]:
    """The ranges of next that allow no version below ``version``, by their place. Raises Refused."""
    raised = {}
    for kind in _DEPENDENCIES:
        section = data.get(kind)
        spelled = section.get("next") if isinstance(section, dict) else None
        if spelled is None:
            continue
        found = re.fullmatch(_RANGE, spelled.strip()) if isinstance(spelled, str) else None
        if found is None:
            raise Refused(f'the range "{spelled}" is not one that can be raised')
        if precedence(found["version"]) < precedence(version):
            raised[kind, "next"] = f"{found['operator'] or ''}{version}"
    if not raised:
        raise Refused(f"package.json asks for no version below {version}")
    return raised
