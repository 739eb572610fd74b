"""What a rule's check is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from nextlint.config.model import Config
    from nextlint.model.findings import Fix, Refusal
    from nextlint.model.project import Project
    from nextlint.release.model import NotNext, Release, Unresolved


class Context(NamedTuple):
    """One project, resolved. ``release`` is a Release for every rule whose ``affected`` is not None."""

    project: Project
    release: Release | Unresolved | NotNext | None
    config: Config
    set_option: Callable[
        [str, Any], Fix | Refusal
    ]  # set_option("experimental.appDir", False): a proven fix or the reason there is none
    remove_option: Callable[[str], Fix | Refusal]
    rename_option: Callable[[str, str], Fix | Refusal]
    unsaved: Mapping[str, str] = {}  # path -> text to go by instead of the file on disk
