"""What the help of an option's finding advises is what its fix does, and Next accepts what the fix makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import nextlint
from nextlint.model.fixes import Move, Remove
from nextlint.options import table

if TYPE_CHECKING:
    from pathlib import Path

    from nextlint.model.findings import Finding

VERSIONS = ("13.5.11", "14.2.35", "15.0.3", "15.5.29", "16.2.12", table.newest())
LITERALS = {"b": "true", "n": "1", "s": "'x'", "a": "[]", "o": "{}"}


def changed() -> list[str]:
    """Options that have another path or name in some version, or of which something else is said than their type."""
    paths = {path for pair in table.pairs() for path in pair}
    paths |= {message.path for message in table.all_messages() if message.kind not in ("invalid", "conflict")}
    return sorted(path for path in paths if table.option(path) is not None and "[" not in path and "*" not in path)


def config_of(path: str, version: str) -> str:
    """Return a config with the option alone: with a value of the last type that it had by that version."""
    row = table.option(path)
    assert row is not None
    history = [(atoms, table.spans(held)[0][0]) for atoms, held in row.history()]
    begun = [atoms for atoms, start in history if table.holds(f"{start}-", version)]
    atoms = (begun or [atoms for atoms, _ in history])[-1].split("|")
    text = next((one for one in atoms if one.startswith('"')), None) or next(
        (LITERALS[one] for one in atoms if one in LITERALS), "true"
    )
    for name in reversed(path.split(".")):
        text = f"{{ {name}: {text} }}"
    return f"module.exports = {text};\n"


@pytest.mark.parametrize("version", VERSIONS)
def test_help_and_fix_agree(version: str, tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text(f'{{"dependencies": {{"next": "{version}"}}}}')
    config, wrong = tmp_path / "next.config.js", []
    for path in changed():
        config.write_text(config_of(path, version))
        before = nextlint.lint(tmp_path, select=["options"]).findings
        wrong += [f"{path}: {one.help}" for one in before if not agrees(one)]
        after = nextlint.fix(tmp_path, unsafe=True, write=False, select=["options"]).findings
        # what a new option needs besides is the user's to decide
        left = [one.message for one in after if not one.fixed and one.rule != "option-conflict"]
        wrong += [f"{path}: {one}" for one in left if one not in [each.message for each in before]]
    assert wrong == []


def agrees(finding: Finding) -> bool:
    """Return whether the help names where a fix moves an option, and says Remove where it removes one."""
    text = finding.help or ""
    operations = finding.fix.operations if finding.fix is not None else ()
    moves = [one for one in operations if isinstance(one, Move)]
    named = re.findall(r"(?:[Uu]se|mean|and) ([\w.]+\w)", text)
    if moves:
        return all(any(f"{one.new_path}.".startswith(f"{name}.") for name in named) for one in moves)
    if operations and all(isinstance(one, Remove) for one in operations):
        return not any(table.option(name) for name in named) and not text.startswith("Use")
    return True
