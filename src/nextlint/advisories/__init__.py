"""Known vulnerabilities of Next.js, and whether a project's version, config and files make them reachable.

The table (:mod:`nextlint.advisories.table`) names predicates (:mod:`nextlint.advisories.predicates`), which query a
site (:mod:`nextlint.advisories.site`); :func:`judge` combines the two.
"""

from __future__ import annotations

from nextlint.advisories.judging import judge

__all__ = ["judge"]
