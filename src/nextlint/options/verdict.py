"""What nextlint says of one option of one config at one version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from typing import Literal

    from nextlint.model.findings import Span

    Kind = Literal[
        "unknown",  # no version has it
        "moved",  # its place is another
        "renamed",  # its name is another
        "removed",  # gone, or not needed any more
        "too-new",  # a later version has it
        "deprecated",  # it works, and will not for ever
        "conflict",  # with another option
        "invalid",  # its value
        "foreign",  # only a package's wrapper reads it
        "ignored",  # Next drops it and does not say so
    ]
    Effect = Literal["honoured", "dropped", "throws"]


class Verdict(Record):
    """One verdict, the only one on its path. What Next prints twice for one cause is one."""

    path: str  # ``images.remotePatterns[0].hostname``
    kind: Kind
    accepted: bool  # Next lists the option at this version
    effect: Effect | None  # None: not known
    span: Span | None
    to: str = ""  # the option that does it at this version
    why: str = ""  # a clause: what replaces it, what is wrong with the value
    intervals: str = ""  # of the versions that accept it
    is_listed: bool = False  # Next names the key as one that it does not recognize
    is_silent: bool = False  # Next does not say anything of it
    is_conditional: bool = False  # only under a condition
    is_default: bool = False  # its value is Next's own default: dropping it changes nothing
    condition: str = ""  # of the message behind it
