"""The life of every Next.js option, and what it means for one config.

``table`` searches the generated table, ``walk`` judges a config by it with one verdict per path, and the rules filter
the verdicts.
"""

from __future__ import annotations

from nextlint.options.verdict import Verdict
from nextlint.options.walk import verdicts
from nextlint.options.whole import Whole, whole

__all__ = ["Verdict", "Whole", "verdicts", "whole"]
