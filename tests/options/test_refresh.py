"""The refresh of the table: what it adds for a version, and what makes it fail."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from evidence.options import __main__ as refresh
from evidence.options import derive, explained, oracle, packs
from evidence.options.configs import OBJECTS
from evidence.options.facts import Facts

from nextlint.options import table
from tests.options.test_oracle import PACKS

VERSION = "99.0.0"
SITE = {"line": 1, "level": "warn", "guard": "", "within": "assignDefaults"}
HELPER = "warnOptionHasBeenDeprecated(experimental.{name} | `experimental.{name}` is no longer needed. | next.config)"


class Published:
    """A version of Next that declares and says what a test wants, in the place of npm and Node."""

    def __init__(self, folder: Path, *said: str) -> None:
        self.folder = folder
        self.sites = [{**SITE, "text": text} for text in said]
        self.options = {"reactStrictMode": "b\t\t", "(root)": "o\tstrict\t"}
        self.answer: dict[str, Any] = {"keys": [], "stops": False, "said": ""}

    def node(self, script: str, *_: str, given: Any = None) -> Any:
        if script == "derive.cjs":
            return {
                "validator": "zod",
                "options": self.options,
                "defaults": {},
                "commands": {},
                "sites": self.sites,
            }
        answers: dict[str, Any] = {"probe.cjs": {}, "reads.cjs": [], "oracle.cjs": [self.answer]}
        return answers[script]


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copies of facts and table, which the refresh writes in their place."""
    for name, path in (("FACTS", refresh.FACTS), ("TABLE", refresh.TABLE)):
        monkeypatch.setattr(refresh, name, Path(shutil.copy(path, tmp_path)))
    return tmp_path


def publish(monkeypatch: pytest.MonkeyPatch, version: Published) -> None:
    (version.folder / "dist").mkdir()
    monkeypatch.setattr(packs, "published", lambda: [*Facts.load(refresh.FACTS).versions, VERSION])
    monkeypatch.setattr(packs, "helpers", lambda folder: None)
    monkeypatch.setattr(packs, "unpacked", lambda name, folder: version.folder)
    monkeypatch.setattr(derive, "node", version.node)
    monkeypatch.setattr(oracle, "node", version.node)
    monkeypatch.setattr(oracle, "OBJECTS", {"strict mode": "{ reactStrictMode: true }"})


def written(files: Path) -> tuple[str, str]:
    return (files / "facts.txt").read_text("utf-8"), (files / "table.txt").read_text("utf-8")


def test_a_version_is_added(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(monkeypatch, Published(tmp_path))
    assert refresh.main([]) == 0
    facts, table = written(files)
    assert facts.split("\n", 1)[0].endswith(f" {VERSION}")
    assert f"\n#newest\t{VERSION}\n" in table
    assert "\nswcMinify\t12.0.0-15.0.0" in table  # what was known stays
    assert capsys.readouterr().out.endswith(f"to {VERSION}\n")


@pytest.mark.parametrize("text", ["A thing that no version has said before.", "${}"])
def test_a_message_that_nobody_has_read_fails(
    text: str, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = written(files)
    publish(monkeypatch, Published(tmp_path, text))
    assert refresh.main([]) == 1
    assert f"messages.py: {text}" in capsys.readouterr().err
    assert written(files) == before


def test_an_option_that_a_helper_says_is_gone_needs_advice(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = written(files)
    publish(monkeypatch, Published(tmp_path, HELPER.format(name="after"), HELPER.format(name="never")))
    assert refresh.main([]) == 1
    assert "advice.py: experimental.never: " in capsys.readouterr().err  # there is advice on experimental.after
    assert written(files) == before


@pytest.mark.parametrize(
    "answer",
    [
        {"keys": ["reactStrictMode"], "stops": False, "said": ""},
        {"keys": [], "stops": True, "said": ""},
        {"keys": [], "stops": False, "said": 'Expected string, received boolean at "reactStrictMode"'},
    ],
    ids=["keys", "end", "kinds"],
)
def test_a_loader_that_says_something_else_fails(
    answer: dict[str, Any],
    files: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    version = Published(tmp_path)
    version.answer = answer
    publish(monkeypatch, version)
    assert refresh.main([]) == 1
    what = request.node.callspec.id
    assert f"{VERSION} is judged otherwise: strict mode ({what})" in capsys.readouterr().err


def test_a_difference_with_a_reason_is_none(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reason = {"strict mode": [["reactStrictMode"], []]}
    row = {"versions": f"{VERSION}-", "what": "keys", "reason": "a test", "configs": reason}
    monkeypatch.setattr(explained, "FILE", tmp_path / "explained.json")
    explained.FILE.write_text(json.dumps([row]), "utf-8")
    version = Published(tmp_path)
    publish(monkeypatch, version)
    version.answer = {"keys": ["reactStrictMode"], "stops": False, "said": ""}
    assert refresh.main([]) == 0
    for other in ({"keys": ["compress"], "stops": False, "said": ""}, {"keys": [], "stops": False, "said": ""}):
        version.answer = other
        assert refresh.main(["--compare", VERSION]) == 1
    said = capsys.readouterr().err
    assert "strict mode (keys): Next says ['compress'], nextlint []" in said
    assert "strict mode (keys): explained.json has a reason for a difference that is not there" in said


def test_reasons_are_about_configs_and_versions_that_there_are() -> None:
    for row in json.loads(explained.FILE.read_text("utf-8")):
        assert set(row["configs"]) <= set(OBJECTS)
        assert row["what"] in ("keys", "end", "kinds")
        assert row["reason"].endswith(".")
        assert any(table.holds(row["versions"], version) for version in Facts.load(refresh.FACTS).versions)


def test_an_option_that_is_read_after_all_fails(
    files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(monkeypatch, Published(tmp_path))
    (tmp_path / "dist" / "fetch.js").write_text("module.exports = () => fetch(globalThis.__NEXT_HTTP_AGENT)\n")
    assert refresh.main([]) == 1
    assert "httpAgentOptions: fetch.js of 99.0.0" in capsys.readouterr().err


def test_no_version_is_read_twice(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = written(files)
    monkeypatch.setattr(packs, "published", lambda: Facts.load(refresh.FACTS).versions)
    monkeypatch.setattr(packs, "helpers", lambda folder: None)
    assert refresh.main([]) == 0
    assert written(files) == before


@pytest.mark.npm
@pytest.mark.slow
@pytest.mark.parametrize("version", ["12.2.3", "13.4.19", "16.4.6"])
def test_reading_a_version_again_changes_nothing(version: str, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = written(files)
    facts = Facts.load(refresh.FACTS)
    facts.forget(version)
    facts.versions.remove(version)
    facts.save(refresh.FACTS)
    monkeypatch.setattr(packs, "published", lambda: sorted([*facts.versions, version], key=packs.key))
    assert refresh.main(["--packs", str(PACKS)]) == 0
    assert written(files) == before
