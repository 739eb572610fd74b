"""Fixes of the cases keep prettier content, in each of its common styles."""

from __future__ import annotations

from pathlib import Path

import pytest

from .cases import lay_out
from .formatting import STYLES, fix_and_format
from .npm import install
from .test_fixes import JAVASCRIPT

pytestmark = [pytest.mark.npm, pytest.mark.slow]


def test_prettier_leaves_what_a_fix_made_of_a_formatted_case(tmp_path: Path) -> None:
    modules = tmp_path / "npm"
    modules.mkdir()
    install(modules, "prettier@^3")
    made = fix_and_format([lay_out(name, tmp_path) for name in JAVASCRIPT], modules, tmp_path)
    assert {one.style for one in made} == {*STYLES}
    assert len(made) >= 600
    for style in STYLES:
        chosen = [one for one in made if one.style == style]
        changed = [one.case for one in chosen if not one.is_kept]
        assert len(changed) / len(chosen) <= 0.05, (style, changed)
