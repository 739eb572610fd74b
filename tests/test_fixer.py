"""Fixing: what is applied, proven, refused and written. What each rule's fix does is in tests/rules."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import nextlint
from nextlint import fixer, rules
from nextlint.cli import main
from nextlint.config import loader
from nextlint.evaluator.modules import Modules
from nextlint.model.findings import Finding, Position, Span
from nextlint.model.fixes import Edit, EditText, Fix, Remove, Set
from nextlint.rules.base import Rule
from nextlint.rules.context import Context

PACKAGE = '{"dependencies": {"next": "13.4.4"}}'
CONFIG = "module.exports = {\n  reactStrictMode: true,\n};\n"
FIXED = "module.exports = {\n  reactStrictMode: true,\n  experimental: { appDir: false },\n};\n"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "package.json").write_text(PACKAGE)
    (tmp_path / "next.config.js").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def span(path: Path | str, start: tuple[int, int], end: tuple[int, int]) -> Span:
    return Span(str(path), Position(*start), Position(*end))


@pytest.fixture
def invent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Puts rules that a test invents in the place of all others."""

    def replace(*checks: Any) -> None:
        made = {}
        for number, check in enumerate(checks):
            name = f"invented-{number}"
            made[name] = Rule(
                id=name,
                title="Invented",
                category="stability",
                severity="error",
                affected=None,
                since="0",
                summary="",
                applies="",
                fix="",
                bad="",
                good="",
                sources=(),
                check=_with_rule(name, check),
                needs_config=False,
            )
        monkeypatch.setattr(rules, "all_rules", lambda: made)
        for module in ("nextlint.checker", "nextlint.settings.selection"):
            monkeypatch.setattr(f"{module}.all_rules", lambda: made)

    return iter([replace])


def _with_rule(name: str, check: Any) -> Any:
    def run(context: Context) -> Iterator[Finding]:
        for place, message, fix in check(Path(context.project.root), context):
            yield Finding(name, "stability", "error", context.project.root, place.path, place, message, fix=fix)

    return run


# Proof: each is a rule whose fix must not stand.


def fix(title: str, path: Path, start: int, end: int, text: str) -> Fix:
    return Fix(title, [EditText(str(path), (Edit(start, end, text),))], safe=True)


def test_a_fix_that_breaks_the_file_is_refused(tree: Path, invent: Any) -> None:
    config = tree / "next.config.js"

    def check(root: Path, context: Context) -> Iterator[Any]:
        yield span(config, (1, 1), (1, 7)), "bad", fix("Break it", config, 0, 6, "]")

    next(invent)(check)
    report = nextlint.fix(tree)
    assert [(one.fixed, one.no_fix) for one in report.findings] == [(False, "the file would no longer parse")]
    assert config.read_text() == CONFIG
    assert report.changed == {}


def test_a_fix_that_does_not_help_is_refused(tree: Path, invent: Any) -> None:
    config = tree / "next.config.js"

    def check(root: Path, context: Context) -> Iterator[Any]:
        yield span(config, (1, 1), (1, 7)), "bad", fix("Add a word", config, 0, 0, "// word\n")

    next(invent)(check)
    report = nextlint.fix(tree)
    assert [(one.fixed, one.no_fix) for one in report.findings] == [(False, "it does not remove the finding")]
    assert config.read_text() == CONFIG


def test_two_fixes_that_undo_each_other_come_to_an_end(tree: Path, invent: Any) -> None:
    config = tree / "next.config.js"

    def check(old: str, new: str) -> Any:
        def run(root: Path, context: Context) -> Iterator[Any]:
            if context.reader.source(str(config)).text.startswith(old):
                yield span(config, (1, 1), (1, 2)), f"{old} is bad", fix(f"{old} to {new}", config, 0, 1, new)

        return run

    config.write_text("a;\n")
    next(invent)(check("a", "b"), check("b", "a"))
    report = nextlint.fix(tree)
    assert config.read_text() == "b;\n"
    assert [(one.fixed, one.no_fix) for one in report.findings] == [(True, None), (False, "another fix undoes it")]


def test_a_fix_that_harms_another_project_is_refused(tree: Path, invent: Any) -> None:
    """``one`` has no config of its own and uses that of the folder above, as ``two`` does."""
    for name in ("one", "two"):
        (tree / name).mkdir()
        (tree / name / "package.json").write_text(PACKAGE)
    (tree / "package.json").write_text("{}")
    config = tree / "next.config.js"

    def check(root: Path, context: Context) -> Iterator[Any]:
        is_changed = context.config.outcomes("changed")[0].state == "value"
        if root.name == "one" and not is_changed:
            at = len("module.exports = {")
            yield span(config, (1, 1), (1, 1)), "bad", fix("Change it", config, at, at, "changed: 1, ")
        if root.name == "two" and is_changed:
            yield span(config, (1, 1), (1, 1)), "worse", None

    next(invent)(check)
    rule = rules.all_rules()["invented-0"]._replace(needs_config=True)
    rules.all_rules()["invented-0"] = rule  # type: ignore[index] # it is a dict here
    report = nextlint.fix(tree, unsafe=True)
    reason = "next.config.js also serves two, where the same fix is not offered"
    assert [(one.fixed, one.no_fix) for one in report.findings] == [(False, reason)]
    assert config.read_text() == CONFIG


def test_a_fix_outside_of_the_project_is_unsafe(tree: Path) -> None:
    (tree / "app").mkdir()
    (tree / "app" / "package.json").write_text(PACKAGE)
    (tree / "package.json").write_text("{}")
    report = nextlint.fix(tree)
    assert [(one.project, one.fixed) for one in report.findings] == [(str(tree / "app"), False)]
    report = nextlint.fix(tree, unsafe=True)
    assert [(one.project, one.fixed) for one in report.findings] == [(str(tree / "app"), True)]
    assert (tree / "next.config.js").read_text() == FIXED


def counted_evaluations(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list to which each evaluation of a config adds an element."""
    evaluations: list[object] = []

    class Counted(Modules):
        def __init__(self, *arguments: Any, **more: Any) -> None:
            evaluations.append(arguments)
            super().__init__(*arguments, **more)

    monkeypatch.setattr(loader, "Modules", Counted)
    return evaluations


@pytest.mark.parametrize("count", [1, 10, 40])
def test_many_fixes_cost_as_many_evaluations_as_one(
    tree: Path, invent: Any, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    evaluations = counted_evaluations(monkeypatch)
    config = tree / "next.config.js"
    names = [f"old{number}" for number in range(count)]
    config.write_text(
        f"module.exports = {{ a: 1, experimental: {{ {', '.join(f'{name}: 1' for name in names)} }} }};\n"
    )

    def check(root: Path, context: Context) -> Iterator[Any]:
        for name in names:
            place = context.config.outcomes(f"experimental.{name}")[0].span
            if place is not None:
                yield place, name, Fix(f"Remove {name}", [Remove(f"experimental.{name}")], safe=True)

    next(invent)(check)
    rule = rules.all_rules()["invented-0"]._replace(needs_config=True)
    rules.all_rules()["invented-0"] = rule  # type: ignore[index] # it is a dict here
    report = nextlint.fix(tree)
    assert [one.fixed for one in report.findings] == [True] * count
    assert config.read_text() == "module.exports = { a: 1 };\n"
    assert len(evaluations) == 3  # to lint, to prove, and to lint the result


def test_what_is_set_in_an_object_that_loses_everything_else_is_proven_with_it(
    tree: Path, invent: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluations = counted_evaluations(monkeypatch)
    config = tree / "next.config.js"
    config.write_text("module.exports = { experimental: { one: 1, two: 2 } };\n")

    def check(root: Path, context: Context) -> Iterator[Any]:
        for name in ("one", "two"):
            place = context.config.outcomes(f"experimental.{name}")[0].span
            if place is not None:
                yield place, name, Fix(f"Remove {name}", [Remove(f"experimental.{name}")], safe=True)
        if context.config.outcomes("experimental.new")[0].span is None:
            place = context.config.outcomes("experimental")[0].span
            yield place, "new", Fix("Set new", [Set("experimental.new", True)], safe=True)

    next(invent)(check)
    rule = rules.all_rules()["invented-0"]._replace(needs_config=True)
    rules.all_rules()["invented-0"] = rule  # type: ignore[index] # it is a dict here
    report = nextlint.fix(tree)
    assert [one.fixed for one in report.findings] == [True, True, True]
    assert config.read_text() == "module.exports = { experimental: { new: true } };\n"
    assert len(evaluations) == 3  # to lint, to prove, and to lint the result


# Files.


def test_fix(tree: Path) -> None:
    report = nextlint.fix(tree)
    assert (tree / "next.config.js").read_text() == FIXED
    assert [(one.rule, one.fixed) for one in report.findings] == [("render-workers", True)]
    assert report.changed == {str(tree / "next.config.js"): (CONFIG, FIXED)}


def test_without_writing(tree: Path) -> None:
    report = nextlint.fix(tree, write=False)
    assert (tree / "next.config.js").read_text() == CONFIG
    assert report.changed == {str(tree / "next.config.js"): (CONFIG, FIXED)}


def test_mode_and_byte_order_mark_survive(tree: Path) -> None:
    config = tree / "next.config.js"
    config.write_bytes(b"\xef\xbb\xbf" + CONFIG.replace("\n", "\r\n").encode())
    config.chmod(0o640)
    report = nextlint.fix(tree)
    assert config.read_bytes() == b"\xef\xbb\xbf" + FIXED.replace("\n", "\r\n").encode()
    assert stat.S_IMODE(config.stat().st_mode) == 0o640
    before, after = report.changed[str(config)]
    assert before is not None
    assert before[0] == after[0] == "\ufeff"


def test_a_config_is_created(tree: Path) -> None:
    (tree / "next.config.js").unlink()
    report = nextlint.fix(tree)
    assert report.changed[str(tree / "next.config.js")][0] is None
    assert "appDir: false" in (tree / "next.config.js").read_text()
    assert [one.rule for one in nextlint.lint(tree).findings] == []


def test_a_read_only_file_is_left_with_the_reason(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tree / "next.config.js"
    config.chmod(0o444)
    assert main(["--fix"]) == 1
    assert config.read_text() == CONFIG
    out = capsys.readouterr().out
    assert "next.config.js was not written: it is read-only" in " ".join(out.split())
    assert "fixed" not in out.replace("fixable", "")


def test_a_file_that_changed_meanwhile_is_left(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tree / "next.config.js"
    real = fixer.FixSession.write

    def write(session: fixer.FixSession) -> dict[str, str]:
        config.write_text("// saved by an editor\n" + CONFIG)
        return real(session)

    monkeypatch.setattr(fixer.FixSession, "write", write)
    report = nextlint.fix(tree)
    assert config.read_text() == "// saved by an editor\n" + CONFIG
    (finding,) = report.findings
    assert (finding.fixed, finding.no_fix) == (
        False,
        "next.config.js was not written: it has changed since it was read",
    )
    assert report.changed == {}


def test_a_fix_is_for_the_text_that_it_was_made_for(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its places would be wrong in another text, and what it makes of that might still pass the proof."""
    config = tree / "next.config.js"
    real = fixer.FixSession.fix_all

    def fix_all(session: fixer.FixSession, number: int, **options: Any) -> None:
        config.write_text(FIXED)  # as another nextlint does that is faster
        real(session, number, **options)

    monkeypatch.setattr(fixer.FixSession, "fix_all", fix_all)
    report = nextlint.fix(tree)
    assert config.read_text() == FIXED
    assert [one.no_fix for one in report.findings] == ["the file has changed since it was read"]


def test_findings_that_say_the_same_are_fixed_each_at_its_place(tree: Path) -> None:
    (tree / "package.json").write_text(PACKAGE.replace("13.4.4", "14.2.5"))
    (tree / "next.config.js").write_text("module.exports = {}; // nextlint-ignore[zzz]: no\n" * 2)
    report = nextlint.fix(tree, unsafe=True)
    assert (tree / "next.config.js").read_text() == "module.exports = {};\n" * 2
    assert [(one.fixed, one.span.start.line) for one in report.findings] == [(True, 1), (True, 2)]


def test_a_link_out_of_the_repository_is_left(tree: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside") / "next.config.js"
    outside.write_text(CONFIG)
    (tree / "next.config.js").unlink()
    (tree / "next.config.js").symlink_to(outside)
    report = nextlint.fix(tree)
    assert outside.read_text() == CONFIG
    assert not any(one.fixed for one in report.findings)


def test_unsafe_fixes_need_to_be_asked_for(tree: Path) -> None:
    config = tree / "next.config.js"
    (tree / "package.json").write_text(PACKAGE.replace("13.4.4", "14.2.5"))
    text = "// nextlint-ignore[render-wokers]: typo\n" + CONFIG
    config.write_text(text)
    assert main(["--fix"]) == 1
    assert config.read_text() == text
    assert main(["--fix", "--unsafe-fixes"]) == 0
    assert config.read_text() == CONFIG
