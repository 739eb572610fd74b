"""Problems of suppressions, for the rule that reports them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from typing import Literal

    from nextlint.model.findings import Span
    from nextlint.model.fixes import EditText

    Flaw = Literal["malformed", "unknown rule", "no reason", "unused"]


class SuppressionProblem(Record):
    """One suppression that does nothing or gives no reason."""

    flaw: Flaw
    rule: str  # as written; "" if the comment names none
    span: Span
    detail: str = ""  # of a malformed one: what is wrong, as a clause
    line: int | None = None  # the line it applies to; None: a whole file or project
    nearest: str | None = None  # the rule probably meant by an unknown one
    removal: EditText | None = None  # None: it cannot be removed without changing the code around it
    correction: EditText | None = None  # writes ``nearest`` instead
