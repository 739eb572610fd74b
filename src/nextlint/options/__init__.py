"""The life of every option of Next, and what it means for one config.

``table`` searches the generated table, ``walk`` judges a config by it: one verdict for each path, and the rules are
filters over verdicts.
"""

from __future__ import annotations

from nextlint.options.verdict import Verdict
from nextlint.options.walk import verdicts
from nextlint.options.whole import Whole, whole

__all__ = ["Verdict", "Whole", "verdicts", "whole"]
