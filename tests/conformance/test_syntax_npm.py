"""The same with acorn as the oracle, which knows newer syntax than Node does; and ts-blank-space for the types."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nextlint.config.loader import load
from nextlint.files.reader import Reader
from nextlint.javascript.typescript import erase

from .cases import FOLDER, NEXT_VERSION, lay_out, make_project, names
from .npm import install, run_script
from .test_syntax import BAD, GOOD, NEWER_THAN_NODE_20, REJECTED_AS_A_WHOLE, read, whole

pytestmark = [pytest.mark.npm, pytest.mark.slow]

PARSE = """
import { parse } from 'acorn';
import { readFileSync } from 'node:fs';
const answers = JSON.parse(readFileSync(0, 'utf8')).map(([extension, text]) => {
  const kinds = extension === 'mjs' ? ['module'] : ['commonjs', 'module'];
  let first = null;
  for (const sourceType of kinds) {
    try {
      parse(text, { sourceType, ecmaVersion: 'latest', allowHashBang: true });
      return null;
    } catch (error) {
      first ??= { message: error.message, line: error.loc.line, column: error.loc.column + 1 };
    }
  }
  return first;
});
process.stdout.write(JSON.stringify(answers));
"""
ERASE = """
import blank from 'ts-blank-space';
import { readFileSync } from 'node:fs';
const erased = JSON.parse(readFileSync(0, 'utf8')).map((text) => {
  let isComplete = true;
  const result = blank(text, () => (isComplete = false));
  return isComplete ? result : null;
});
process.stdout.write(JSON.stringify(erased));
"""


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(tmp_path_factory.mktemp("npm"), "acorn@^8.15", "ts-blank-space@^0.9")


def acorn(modules: Path, files: list[tuple[str, str]]) -> list[dict[str, Any] | None]:
    answers: list[dict[str, Any] | None] = run_script(modules, PARSE, files)
    return answers


def test_acorn_and_nextlint_accept_and_reject_the_same(modules: Path, tmp_path: Path) -> None:
    snippets = [*GOOD, *BAD, *(("mjs", text) for text in NEWER_THAN_NODE_20)]
    files = [(extension, whole(extension, text)) for extension, text in snippets]
    files += [("mjs", text) for text in REJECTED_AS_A_WHOLE]
    differing = []
    for at, ((extension, text), error) in enumerate(zip(files, acorn(modules, files), strict=True)):
        folder = tmp_path / str(at)
        folder.mkdir()
        if (read(extension, text, folder).kind == "unparsable") != (error is not None):
            differing.append((extension, text, error))
    assert differing == []


def test_acorn_and_nextlint_accept_the_same_cases(modules: Path, tmp_path: Path) -> None:
    cases = [case for name in names() if not (case := lay_out(name, tmp_path)).is_typescript]
    files = [(case.config.suffix[1:], case.config.read_text(encoding="utf-8")) for case in cases]
    rejected = [case.name for case, error in zip(cases, acorn(modules, files), strict=True) if error is not None]
    assert rejected == ["json-imported-with-an-assertion"]  # which Node 16 to 20 take
    assert [case.name for case in cases if case.read().kind == "unparsable"] == []


def test_a_case_cut_short_is_unparsable_where_acorn_says_so(modules: Path, tmp_path: Path) -> None:
    """Cuts every case at several places: both must say the same of each piece, and name the same line."""
    cut = [piece for name in names() for piece in pieces(name)]
    differing, other_line = [], 0
    for at, ((extension, text), error) in enumerate(zip(cut, acorn(modules, cut), strict=True)):
        folder = tmp_path / str(at)
        folder.mkdir()
        (folder / "package.json").write_text('{"dependencies": {"next": "13.4.4"}}', encoding="utf-8")
        (folder / f"next.config.{extension}").write_text(text, encoding="utf-8", newline="")
        config = load(Reader(), make_project(folder, folder), NEXT_VERSION)
        if (config.kind == "unparsable") != (error is not None):
            differing.append((extension, text, error))
        elif error is not None and config.problem is not None:
            other_line += config.problem.span.start.line != error["line"]
    assert differing == []
    assert other_line <= len(cut) * 0.05


def pieces(name: str) -> list[tuple[str, str]]:
    path = FOLDER / name
    if path.is_dir() or path.suffix in (".ts", ".mts"):
        return []
    text = path.read_text(encoding="utf-8")
    return [(path.suffix[1:], text[: len(text) * part // 7]) for part in (2, 3, 4, 5, 6)]


def test_types_of_the_cases_are_erased_as_ts_blank_space_does(modules: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.ts"))]
    assert len(texts) >= 7
    erased = run_script(modules, ERASE, texts)
    assert erased.count(None) <= 1  # it leaves assertions of the old style, <T>x, as they are
    assert [erase(text) for text, other in zip(texts, erased, strict=True) if other] == list(filter(None, erased))
