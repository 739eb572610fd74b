"""What nextlint concludes about an option of a config at a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from typing import Literal

    from nextlint.model.findings import Span

    Kind = Literal[
        "unknown",  # no version has it
        "moved",  # to another path
        "renamed",  # to another name
        "removed",  # removed or no longer needed
        "too-new",  # a later version has it
        "deprecated",  # still works
        "conflict",  # with another option
        "invalid",  # its value
        "foreign",  # only a package's wrapper reads it
        "ignored",  # Next.js drops it silently
    ]
    Effect = Literal["honoured", "dropped", "throws"]


class Verdict(Record):
    """One verdict, the only one for its path. If Next.js prints two messages for one cause, they become one."""

    path: str  # ``images.remotePatterns[0].hostname``
    kind: Kind
    accepted: bool  # Next.js lists the option at this version
    effect: Effect | None  # None: not known
    span: Span | None
    to: str = ""  # the option that does it at this version
    misfit: str = ""  # why this version does not accept the value at ``to``: a sentence without its full stop
    why: str = ""  # a clause: what replaces it, or what is wrong with the value
    intervals: str = ""  # versions that accept it
    is_listed: bool = False  # Next.js reports the key as unrecognized
    is_silent: bool = False  # Next.js prints nothing about it
    is_conditional: bool = False  # only under a condition
    is_default: bool = False  # its value is the default: dropping it changes nothing
    condition: str = ""  # of the message behind it
