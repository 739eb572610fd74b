"""The diff is one that git applies, whatever the file's line endings, name and ends."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextlint.model.report import Report
from nextlint.output import render
from nextlint.output.diff import file_lines, split

from .output_samples import PLAIN

CHANGES = {
    "one line": ("a\nb\nc\n", "a\nB\nc\n"),
    "no final newline": ("a\nb", "a\nB"),
    "a final newline added": ("a", "a\n"),
    "a final newline removed": ("a\n", "a"),
    "CRLF": ("a\r\nb\r\nc\r\n", "a\r\nB\r\nc\r\n"),
    "CRLF without a final newline": ("a\r\nb", "a\r\nB"),
    "mixed line endings": ("a\r\nb\nc\r\n", "a\r\nB\nc\r\n"),
    "line endings are the change": ("a\r\nb\r\n", "a\nb\n"),
    "a byte order mark": ("\ufeffa\nb\n", "\ufeffA\nb\n"),
    "tabs and wide characters": ("\ta: 'é日🎉',\n", "\ta: false,\n"),
    "the first line": ("a\n" + "x\n" * 20, "A\n" + "x\n" * 20),
    "the last line": ("x\n" * 20 + "a\n", "x\n" * 20 + "A\n"),
    "two places far apart": ("a\n" + "x\n" * 20 + "b\n", "A\n" + "x\n" * 20 + "B\n"),
    "two places close together": ("a\nx\nb\n", "A\nx\nB\n"),
    "lines added": ("a\nb\n", "a\nx\ny\nb\n"),
    "lines removed": ("a\nx\ny\nb\n", "a\nb\n"),
    "repeated lines": ("x\n" * 9, "x\n" * 10),
    "a new file": (None, "export default {\n  output: 'export',\n}\n"),
    "a new file without a final newline": (None, "export default {}"),
    "an empty file filled": ("", "a\n"),
    "all removed": ("a\nb\n", ""),
}
NAMES = ["next.config.js", "apps/my web/next.config.js", "äpps/日本.js", 'quo"te\\d.js', "new\nline\t.js", "\udcff.js"]


def git_apply(folder: Path, diff: str) -> None:
    environment = {"PATH": os.environ["PATH"], "GIT_CEILING_DIRECTORIES": str(folder.parent), "HOME": str(folder)}
    subprocess.run(
        ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", "-"],
        cwd=folder,
        env=environment,
        input=diff.encode("utf-8", "surrogateescape"),
        check=True,
        capture_output=True,
    )


def applied(folder: Path, name: str, before: str | None, after: str) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if before is not None:
        path.write_bytes(before.encode())
    report = Report((), (), changed={str(path): (before, after)})
    git_apply(folder, render("full", report, cwd=str(folder), options=PLAIN._replace(diff=True)))
    return path.read_bytes().decode()


@pytest.mark.parametrize("change", CHANGES)
def test_git_applies_the_diff(change: str, tmp_path: Path) -> None:
    before, after = CHANGES[change]
    assert applied(tmp_path, "next.config.js", before, after) == after


@pytest.mark.parametrize("name", NAMES)
def test_git_finds_the_file(name: str, tmp_path: Path) -> None:
    assert applied(tmp_path, name, "a\n", "b\n") == "b\n"


def test_files_stand_in_the_order_of_their_paths() -> None:
    report = Report((), (), changed={"/r/b": ("1\n", "2\n"), "/r/a": ("1\n", "2\n")})
    text = render("concise", report, cwd="/r", options=PLAIN._replace(diff=True))
    assert text.index("a/a") < text.index("a/b")


def test_escape_codes_of_a_file_are_written_out() -> None:
    report = Report((), (), changed={"/r/a": ("\x1b[2J\n", "\u202e\rx\n")})
    text = render("full", report, cwd="/r", options=PLAIN._replace(diff=True))
    assert text == "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-\\x1b[2J\n+\\u202e\\rx\n"


LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n"]), max_size=40)


@given(LINES, LINES)
def test_the_hunks_are_the_change(old: list[str], new: list[str]) -> None:
    """Both texts can be read back from the hunks and the lines between them."""
    lines = ["".join(piece.text for piece in line) for line in file_lines("x", "".join(old), "".join(new))]
    rebuilt: list[str] = []
    at = 0
    for line in lines[2:]:
        if line.startswith("@@"):
            start = int(line.split()[1][1:].split(",")[0])
            first = start - (not line.split()[1].endswith(",0"))
            rebuilt += old[at:first]
            at = first
        elif line[0] in " -":
            assert old[at] == line[1:] + "\n"
            rebuilt += [old[at]] if line[0] == " " else []
            at += 1
        else:
            rebuilt.append(line[1:] + "\n")
    assert rebuilt + old[at:] == new


@given(st.text("ab\n\r"))
def test_splitting_loses_nothing(text: str) -> None:
    assert "".join(split(text)) == text
