"""What is wrong with a suppression: what the rule about suppressions is given to report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from typing import Literal

    from nextlint.model.findings import Span
    from nextlint.model.fixes import EditText

    Flaw = Literal["malformed", "unknown rule", "no reason", "unused"]


class SuppressionProblem(Record):
    """One suppression that does nothing, or that says no reason."""

    flaw: Flaw
    rule: str  # as it is written; "" where the comment names none
    span: Span
    detail: str = ""  # of a malformed one: what is wrong with it, a clause
    line: int | None = None  # the line it stands for; None: a whole file or project
    nearest: str | None = None  # the rule that an unknown one may mean
    removal: EditText | None = None  # None: it cannot be cut out without a change to what is around it
    correction: EditText | None = None  # writes ``nearest`` instead
