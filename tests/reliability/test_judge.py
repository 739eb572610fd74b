"""The judge and the guard see what they are there to see."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from . import judge as judging
from .fuzz import ROOT
from .guard import Watch, watching
from .judge import Ran, judge
from .trees import lay_out

CONFIG = b"module.exports = {\n  reactStrictMode: true,\n};\n"


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("open('/etc/hostname')", "open('/etc/hostname'"),
        ("os.listdir('/etc')", "os.listdir('/etc'"),
        ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
        ("os.fork() or os._exit(0)", "os.fork"),
        ("import socket; socket.socket()", "socket."),
        ("os.system('true')", "os.system"),
        ("os.mkdir('/tmp/nextlint-never'); os.rmdir('/tmp/nextlint-never')", "os.mkdir"),
        ("open(os.path.join(sys.argv[1], 'link'))", "link"),
        ("open(os.path.join(sys.argv[1], 'inside'), 'w').write('x')", None),
        ("open(os.__file__).read()", None),
    ],
)
def test_the_guard_sees(tmp_path: Path, code: str, seen: str | None) -> None:
    (tmp_path / "inside").touch()
    (tmp_path / "link").symlink_to("/etc/hostname")
    text = f"""
import os, sys
from tests.reliability.guard import watch, watching
with watching(watch([sys.argv[1]])) as violations:
    {code}
print("\\n".join(violations))
"""
    ended = subprocess.run(
        [sys.executable, "-c", text, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (seen or "") in ended.stdout
    assert bool(ended.stdout.strip()) == (seen is not None)


def judged(monkeypatch: pytest.MonkeyPatch, command: Any) -> list[str]:
    monkeypatch.setattr(judging, "main", command)
    return judge({"next.config.js": CONFIG}, (), Watch([])).wrong


def answer(*findings: dict[str, Any]) -> str:
    return json.dumps({"projects": [], "findings": findings})


def test_the_judge_sees_exceptions_and_exit_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(arguments: Any) -> int:
        raise KeyError("x")

    assert any("raises KeyError" in one for one in judged(monkeypatch, fail))
    assert any("exits with 7" in one for one in judged(monkeypatch, lambda arguments: 7))
    assert any("fails without a message" in one for one in judged(monkeypatch, lambda arguments: 2))
    assert any("prints nothing" in one for one in judged(monkeypatch, lambda arguments: 0))


def test_the_judge_sees_what_linting_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(arguments: Any) -> int:
        Path("next.config.js").write_text("changed")
        sys.stdout.write(answer())
        return 0

    wrong = judged(monkeypatch, write)
    assert any("linting: it changes" in one for one in wrong)


def test_the_judge_sees_more_than_the_fix_names(monkeypatch: pytest.MonkeyPatch) -> None:
    start = {"line": 1, "column": 1}
    edit = {"path": "next.config.js", "span": {"start": start, "end": start}, "text": "// x\n"}
    finding = {"span": {"start": start, "end": start}, "fixed": True, "fix": {"edits": [edit]}}

    def fix(*, more: bytes) -> list[str]:
        def command(arguments: Any) -> int:
            if "--fix" in arguments:
                Path("next.config.js").write_bytes(b"// x\n" + CONFIG + more)
            sys.stdout.write(answer(finding))
            return 0

        return [one for one in judged(monkeypatch, command) if "than the fix names" in one or "not parse" in one]

    assert fix(more=b"") == []
    assert len(fix(more=b";")) == 1
    assert len(fix(more=b"}")) == 2


def test_the_judge_ends_what_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(arguments: Any) -> int:
        while True:
            pass

    monkeypatch.setattr(judging, "SECONDS", 0.1)
    assert any("takes more than" in one for one in judged(monkeypatch, hang))


def test_a_watch_notes_only_while_it_is_on(tmp_path: Path) -> None:
    watch = Watch([str(tmp_path)])
    watch.hook("os.system", ("x",))
    with watching(watch) as violations:
        watch.hook("os.system", ("x",))
        watch.hook("open", (os.fsencode(tmp_path / "a"), None, os.O_RDONLY))
    watch.hook("os.system", ("x",))
    assert violations == ["os.system('x',)"]


def test_a_tree_is_laid_out_amid_bait(tmp_path: Path) -> None:
    repository = lay_out({"next.config.js": CONFIG}, tmp_path)
    assert (repository / "package.json").is_file()
    assert (tmp_path / "nextlint.toml").is_file()
    assert isinstance(Ran(0, "", "", 0.0, []), tuple)
