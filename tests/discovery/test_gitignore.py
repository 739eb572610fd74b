"""What .gitignore excludes, against git itself."""

from __future__ import annotations

import os
import random
import subprocess
import time
from pathlib import Path

import pytest

from nextlint.discovery.gitignore import level_of
from nextlint.discovery.tree import walk
from nextlint.files.gitpatterns import Patterns
from nextlint.files.reader import Reader


def git(root: Path, *arguments: str, check: bool = True, stdin: str | None = None) -> str:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", *arguments]
    done = subprocess.run(
        command, cwd=root, check=check, capture_output=True, text=True, input=stdin, env=environment, timeout=60
    )
    return done.stdout


def repository(root: Path, ignored: dict[str, str], *folders: str) -> Path:
    """A work tree with .gitignore files (folder -> text) and a package.json in each of ``folders``."""
    git(root, "init", "-q", ".")
    for folder in folders:
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / "package.json").write_text("{}")
    for folder, text in ignored.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        (root / folder / ".gitignore").write_text(text, newline="")
    return root


def walked(root: Path) -> set[str]:
    found = walk(Reader(), str(root), str(root), exclude=None, problems=set())
    return {Path(folder.path).relative_to(root).as_posix() for folder, _ in found}


def kept_by_git(root: Path) -> set[str]:
    """The folders whose package.json git neither ignores nor has inside of something ignored."""
    listed = git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", "*package.json")
    return {os.path.dirname(name) or "." for name in listed.split("\0") if os.path.basename(name) == "package.json"}


CASES = {
    "a folder by name, anywhere": ({"": "legacy\n"}, ["legacy", "apps/legacy", "apps/legacy2", "apps/web"]),
    "a folder at the root only": ({"": "/legacy\n"}, ["legacy", "apps/legacy"]),
    "a folder with a slash at its end": ({"": "legacy/\n"}, ["legacy", "apps/legacy/deep"]),
    "a path": ({"": "apps/legacy\n"}, ["apps/legacy", "x/apps/legacy"]),
    "a wildcard": ({"": "gen*\n*-old\n"}, ["generated", "apps/web-old", "apps/web"]),
    "one level": ({"": "apps/*\n"}, ["apps/a", "apps/b", "apps"]),
    "one level, one of them back": ({"": "apps/*\n!apps/b\n"}, ["apps/a", "apps/b", "apps/b/c"]),
    "everything, some of it back": ({"": "/*\n!/apps\n!/package.json\n"}, ["", "apps/a", "other"]),
    "nothing comes back below what is excluded": ({"": "apps\n!apps/a\n"}, ["apps/a"]),
    "the last pattern counts": ({"": "!a\na\n"}, ["a", "x/a"]),
    "two stars in front": ({"": "**/tmp\n"}, ["tmp", "a/b/tmp"]),
    "two stars in the middle": ({"": "a/**/b\n"}, ["a/b", "a/x/b", "a/x/y/b", "b"]),
    "two stars at the end": ({"": "a/**\n"}, ["a", "a/b", "a/b/c"]),
    "a question mark": ({"": "web?\n"}, ["web", "web1", "web12"]),
    "a class of characters": ({"": "web[12]\nold[!1]\n"}, ["web1", "web3", "old1", "old2"]),
    "comments and blank lines": ({"": "#apps\n\n   \n\\#x\n"}, ["apps", "#x"]),
    "an escaped exclamation mark": ({"": "\\!x\n"}, ["!x", "x"]),
    "spaces at the end": ({"": "a   \nb\\ \n"}, ["a", "b", "b "]),
    "CRLF": ({"": "a\r\nb/\r\n"}, ["a", "b", "c"]),
    "a byte order mark": ({"": "\ufeffa\n"}, ["a", "b"]),
    "no line end": ({"": "a"}, ["a"]),
    "a nested file": ({"": "", "apps": "legacy\n"}, ["legacy", "apps/legacy", "apps/x/legacy"]),
    "a nested file is anchored to its folder": ({"apps": "/legacy\n"}, ["legacy", "apps/legacy", "apps/x/legacy"]),
    "a nested file takes back": ({"": "legacy\n", "apps": "!legacy\n"}, ["legacy", "apps/legacy", "apps/legacy/x"]),
    "what is taken back may hold more": ({"": "a\ns*\n", "x": "!a\n"}, ["x/a", "x/a/b", "x/a/s1", "x/a/a"]),
    "a nested file in what is excluded is not read": ({"": "a\n", "a": "!b\n"}, ["a/b"]),
    "files": ({"": "package.json\n"}, ["", "a"]),
    "files, some back": ({"": "*.json\n!package.json\n"}, ["", "a"]),
    "all files, some back": ({"": "*\n!*/\n!package.json\n"}, ["", "a", "a/b"]),
    "a folder pattern does not hold a file": ({"": "package.json/\n"}, ["", "a"]),
    "a class is no name": ({"": "[a]\n"}, ["[a]", "a"]),
    "many wildcards": ({"": "*a*b*c*d*e\n*x*y*z*w*v\n**a**\n"}, ["0a1b2c3d4e", "bcde", "xyzwv", "vwzyx"]),
    "an escaped star": ({"": "\\**\n[*]b\n"}, ["*a", "a", "*b"]),
    "what is no pattern": ({"": "x\\\n[\n[[\na\n"}, ["x", "b", "[", "a"]),
    "classes of characters": (
        {"": "p[[:digit:][:upper:]]\nq[^a-c]\nr[]x]\ns[\\]a]\nt[z-a]\nu[a-]\nv[!]x]\nw[[:no:]]\n"},
        [*("p1", "pA", "pa", "qa", "qd", "r]", "rx", "ry", "s]", "sa", "sb", "tz", "u-", "ub", "v]", "vy", "w:", "wn")],
    ),
    "names beyond ASCII": ({"": "日本\né*\n"}, ["日本", "été", "x"]),
    "a folder that is taken back by path": ({"": "gen\n!/keep/gen\n"}, ["gen", "keep/gen", "keep/x/gen"]),
}


@pytest.mark.parametrize("name", CASES)
def test_what_git_ignores_is_not_walked(tmp_path: Path, name: str) -> None:
    ignored, folders = CASES[name]
    root = repository(tmp_path, ignored, *folders)
    assert walked(root) == kept_by_git(root)


def test_info_exclude_counts_least(tmp_path: Path) -> None:
    root = repository(tmp_path, {"": "!b\n"}, "a", "b", "c")
    (root / ".git" / "info" / "exclude").write_text("a\nb\n")
    assert walked(root) == kept_by_git(root) == {"b", "c"}


def test_a_repository_in_a_repository_has_its_own_rules(tmp_path: Path) -> None:
    root = repository(tmp_path, {"": "x\n"}, "x", "inner/x", "inner/y")
    repository(root / "inner", {"": "y\n"})
    assert walked(root) == {"inner/x"}


def test_a_linked_gitignore_is_not_read_as_git_does_not(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    root = repository(tmp_path / "root", {}, "a")
    (tmp_path / "outside").write_text("a\n")
    (root / ".gitignore").symlink_to(tmp_path / "outside")
    assert walked(root) == kept_by_git(root) == {"a"}


def test_a_gitignore_that_is_a_folder_or_no_text_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").mkdir()
    root = repository(tmp_path, {}, "a", "b")
    (root / "a" / ".gitignore").write_bytes(b"\xff\xfe\0x\n")
    assert walked(root) == {"a", "b"}


def test_a_folder_that_is_ignored_itself_is_seen_when_it_is_asked_for(tmp_path: Path) -> None:
    root = repository(tmp_path, {"": "gen\n"}, "gen/a", "x/y")
    assert level_of(Reader(), str(root / "gen" / "a"), str(root)) is None
    assert level_of(Reader(), str(root / "x" / "y"), str(root)) is not None
    found = walk(Reader(), str(root / "gen"), str(root), exclude=None, problems=set())
    assert [folder.path for folder, _ in found] == [str(root / "gen" / "a")]


@pytest.mark.parametrize(
    "pattern", ["*a" * 60 + "c?", "**/a/" * 200 + "b*", "a*" * 100 + "/**/*b?", "?" * 250 + "*ac?"]
)
def test_hostile_patterns_come_to_an_end(pattern: str) -> None:
    patterns = Patterns([pattern])
    path = ["a" * 255] * 15 + ["a"] * 200
    assert not patterns.verdict("/".join([*path, "a" * 252 + "ccd"]), "a" * 252 + "ccd", is_folder=True)


def test_a_hundred_hostile_patterns_against_a_hundred_long_names_take_a_moment() -> None:
    patterns = Patterns([f"*a*a*[b]a{number}" for number in range(100)])
    names = [f"{number:03}" + "a" * 250 for number in range(100)]
    start = time.process_time()
    assert not any(patterns.verdict(f"x/{name}", name, is_folder=True) for name in names)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("text", ["", "\n\n", "# only\n#comments\n", "   \n\t\n", "!\n", "/\n"])
def test_nothing_to_say_is_no_pattern(text: str) -> None:
    assert Patterns(text.split("\n")).verdict("a/b", "b", is_folder=True) is None


NAMES = ["a", "b", "ab", "ba", "a1", "gen"]
PATTERNS = [
    *("a", "b", "/a", "/b", "a/", "b/", "ab", "a*", "*b", "*1", "?", "??", "a/b", "/a/b", "a/*", "b/*", "/*", "*/a"),
    *("**/a", "a/**", "**/b/a", "a/**/b", "[ab]", "[!a]", "a[0-9]", "gen", "package.json", "*.json", "/package.json"),
    *("*", "*/", "a/package.json", "# a", "\\a", "a?", "g*n"),
]


def test_random_trees_are_walked_as_git_lists_them(tmp_path: Path) -> None:
    rng = random.Random(2)
    for number in range(50):
        folders = {"/".join(rng.choices(NAMES, k=rng.randint(1, 4))) for _ in range(14)}
        places = rng.sample(["", "a", "b", "a/b", "ab"], k=rng.randint(1, 3))
        ignored = {
            place: "".join(rng.choice(["", "", "!"]) + pattern + "\n" for pattern in rng.choices(PATTERNS, k=4))
            for place in places
        }
        root = tmp_path / str(number)
        root.mkdir()
        repository(root, ignored, *folders, "")
        assert walked(root) == kept_by_git(root), (ignored, sorted(folders))
