"""What a rule is: metadata, said once, and one check."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nextlint.model.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nextlint.model.findings import Category, Severity, Span
    from nextlint.rules.context import Context

DOCS = "https://nextlint.readthedocs.io/en/latest/rules"


class Rule(NamedTuple):
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
    needs_config: bool = True  # False: its check never looks at the config, so the config need not be parsed

    def finding(self, project: str, span: Span, message: str, *, severity: Severity | None = None) -> Finding:
        """A finding of this rule at ``span``; more goes in with ``_replace(help=..., fix=...)``."""
        return Finding(
            self.id, self.category, severity or self.severity, project, span.path, span, message, url=self.url
        )

    @property
    def url(self) -> str:
        return f"{DOCS}/{self.id}/"
