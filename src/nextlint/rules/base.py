"""What a rule is: metadata, stated once, and one check."""

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
    """Metadata and check of one rule. The command, the docs, SARIF and the settings schema are generated from it."""

    id: str  # kebab-case, the bad thing as a noun
    title: str  # one line, no full stop
    category: Category
    severity: Severity  # the highest severity it reports
    affected: (
        str | None
    )  # PEP 440 specifiers over Next.js versions (">=13.4.0,<13.5"); None: any version, even an unknown one
    since: str  # the nextlint version that introduced it
    summary: str  # what goes wrong and why, in two or three sentences of plain text
    applies: str  # when it applies
    fix: str | None  # what the fix does and why that is safe; None: no fix
    bad: str  # a config (or package.json) it reports
    good: str  # the same, corrected
    sources: tuple[str, ...]  # links
    check: Callable[[Context], Iterator[Finding]]
    score: str | None = None  # advisory rules: the CVSS-like score that code scanning sorts by, "9.8"
    advisories: tuple[str, ...] = ()  # ids its findings cover: "GHSA-...", "CVE-..."
    options: tuple[str, ...] = ()  # paths that it reads, where the table of options does not name them by rule
    only_surely: bool = False  # True: not for a prerelease at a boundary of ``affected``, of which nothing is known
    needs_config: bool = True  # False: the check never reads the config, so it need not be parsed
    phase: Phase = "project"  # then "leftovers", which has ``reported``; then "suppressions"

    def finding(
        self,
        context: Context,
        at: Span,
        message: str,
        *,
        severity: Severity | None = None,
        help: str = "",  # noqa: A002 - its name in the report
        related: tuple[Related, ...] = (),
        fix: Fix | None = None,
        no_fix: str | None = None,
        snippet: str | None = None,
        options: tuple[OptionUse, ...] = (),
        advisories: tuple[str, ...] | None = None,
        assumptions: tuple[str, ...] = (),
    ) -> Finding:
        """Return a finding of this rule at a place. The fields are those of :class:`Finding`.

        ``severity`` and ``advisories`` default to the rule's own.
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
