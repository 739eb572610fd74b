"""A config that takes too long, whatever its budgets say, is one that cannot be seen; the run goes on."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest

from nextlint import backstop
from nextlint.cli import main
from nextlint.config.loader import load
from nextlint.evaluator import decisions
from nextlint.files.reader import Reader
from tests.conformance.cases import make_project

PACKAGE = '{"dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}}'
LOOP = "let n = 0;\nwhile (n < 1e6) n += 1;\nmodule.exports = { reactStrictMode: n > 1 };\n"


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, config in (("slow", LOOP), ("web", "module.exports = {};\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "package.json").write_text(PACKAGE)
        (tmp_path / name / "next.config.js").write_text(config)
    monkeypatch.setattr(backstop, "SECONDS", 0.3)
    monkeypatch.setattr(decisions, "MAX_STEPS", 10**12)  # a budget that forgets to charge
    return tmp_path


@pytest.mark.parametrize("fix", [(), ("--fix",)])
def test_the_slow_one_is_unknown_and_the_others_are_judged(
    two: Path, capsys: pytest.CaptureFixture[str], fix: tuple[str, ...]
) -> None:
    judged(two, capsys, fix)


@pytest.mark.parametrize("fix", [(), ("--fix",)])
def test_without_a_timer_the_interpreter_asks_for_the_deadline(
    two: Path, capsys: pytest.CaptureFixture[str], fix: tuple[str, ...]
) -> None:
    """In a thread, as on Windows."""
    failed: list[BaseException] = []

    def work() -> None:
        try:
            judged(two, capsys, fix)
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    for error in failed:
        raise error


def judged(two: Path, capsys: pytest.CaptureFixture[str], fix: tuple[str, ...]) -> None:
    code = main(["--isolated", "--output-format", "json", "--select", "render-workers", str(two), *fix])
    found = {Path(one["path"]).parts[-2]: one for one in json.loads(capsys.readouterr().out)["findings"]}
    assert code == 1
    assert found["web"]["fixed"] is bool(fix)
    assert "takes more than 0.3 seconds" in json.dumps(found["slow"])
    assert found["slow"]["fix"] is None
    assert (two / "slow/next.config.js").read_text() == LOOP


def test_a_config_that_is_read_alone_has_a_backstop_of_its_own(two: Path) -> None:
    config = load(Reader(), make_project(two / "slow", two), "13.4.4")
    assert "takes more than 0.3 seconds" in str(config.problem)
    assert config.outcomes("reactStrictMode")[0].state == "unknown"


def test_a_config_that_was_given_up_is_not_read_again_at_the_version_of_an_upgrade(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    began = time.process_time()
    main(["--isolated", "--upgrade-to", "15.0.0", "--output-format", "json", str(two / "slow")])
    spent = time.process_time() - began
    assert "takes more than 0.3 seconds" in capsys.readouterr().out
    assert spent < 0.55  # two readings take 0.6
