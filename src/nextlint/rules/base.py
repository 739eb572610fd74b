"""What a rule is: metadata, said once, and one check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.model.findings import Finding
from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Literal

    from nextlint.model.findings import Category, OptionUse, Related, Severity, Span
    from nextlint.model.fixes import Fix
    from nextlint.rules.context import Context

    Phase = Literal["project", "leftovers", "suppressions"]

DOCS = "https://nextlint.readthedocs.io/en/latest/rules"


class Rule(Record):
    """Metadata and check of one rule. The command, the docs, SARIF and the settings schema list rules from these."""

    id: str  # kebab-case, the bad thing as a noun
    title: str  # one line, no full stop
    category: Category
    severity: Severity  # the highest it reports
    affected: (
        str | None
    )  # PEP 440 specifiers over Next's versions (">=13.4.0,<13.5"); None: any version, also an unknown one
    since: str  # the nextlint that introduced it
    summary: str  # what, why: two or three sentences of plain text
    applies: str  # when it applies
    fix: str | None  # what its fix does and why that is safe; None: it has none
    bad: str  # a config (or package.json) it reports
    good: str  # the same, cured
    sources: tuple[str, ...]  # links
    check: Callable[[Context], Iterator[Finding]]
    score: str | None = None  # of a rule about advisories the CVSS-like score that code scanning sorts by: "9.8"
    advisories: tuple[str, ...] = ()  # ids that its findings stand for: "GHSA-...", "CVE-..."
    options: tuple[str, ...] = ()  # paths that it reads, where the table of options does not name them by rule
    needs_config: bool = True  # False: its check never looks at the config, so the config need not be parsed
    phase: Phase = "project"  # "leftovers": after those, with ``context.reported``; "suppressions": last, with these

    def finding(
        self,
        context: Context,
        at: Span,
        message: str,
        *,
        severity: Severity | None = None,
        help: str = "",  # noqa: A002 - as it is called in the report
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
        no_fix: str | None = None,
        snippet: str | None = None,
        options: tuple[OptionUse, ...] = (),
        advisories: tuple[str, ...] | None = None,
        assumptions: tuple[str, ...] = (),
    ) -> Finding:
        """A finding of this rule at a place. The fields are those of :class:`Finding`.

        ``severity`` and ``advisories`` are the rule's where they are not given.
        """
        return Finding(
            rule=self.id,
            category=self.category,
            severity=severity or self.severity,
            project=context.project.root,
            path=at.path,
            span=at,
            message=message,
            help=help,
            url=self.url,
            related=related,
            fix=fix,
            no_fix=no_fix,
            snippet=snippet,
            options=options,
            advisories=self.advisories if advisories is None else advisories,
            assumptions=assumptions,
        )

    @property
    def url(self) -> str:
        return f"{DOCS}/{self.id}/"
