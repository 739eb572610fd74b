"""Trees made to hurt whoever walks them, through the command: every one is answered, and nothing outside is opened."""

from __future__ import annotations

# ruff: noqa: E501 - lists of names and texts
import json
import os
import re
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .commands import FORMATS, Done, nextlint
from .trees import BAIT, write_tree

pytestmark = pytest.mark.slow  # a process for each tree
CONFIG = "module.exports = {\n  reactStrictMode: true,\n};\n"
PACKAGE = '{"dependencies": {"next": "13.4.4"}}'
DEEP = 100_000  # brackets


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A repository with one project, and bait around it."""
    write_tree(BAIT, tmp_path)
    folder = tmp_path / "repository"
    (folder / ".git").mkdir(parents=True)
    (folder / "package.json").write_text(PACKAGE)
    (folder / "next.config.js").write_text(CONFIG)
    return folder


def answered(done: Done) -> Done:
    assert done.violations == []
    assert done.is_answer, done.err
    return done


def each_way(folder: Path, *, repository: Path | None = None) -> list[Done]:
    """Inspecting, linting and fixing."""
    ways: tuple[list[str], ...] = (["--inspect"], [], ["--fix", "--unsafe-fixes"])
    roots = [repository or folder]
    return [answered(nextlint("--output-format", "json", *way, folder=folder, roots=roots)) for way in ways]


# -- links

READ = (
    *("package.json", "next.config.js", "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml"),
    *(
        "bun.lock",
        "bun.lockb",
        "deno.lock",
        "pnpm-workspace.yaml",
        ".yarnrc.yml",
        ".npmrc",
        ".gitignore",
        "tsconfig.json",
    ),
    *("nextlint.toml", "pyproject.toml", ".prettierrc", ".prettierrc.toml", ".editorconfig", "server.js", "Dockerfile"),
    *(
        "app",
        "pages",
        "src",
        "node_modules",
        "node_modules/next",
        "node_modules/next/package.json",
        ".next",
        "packages",
    ),
    *("packages/a", "packages/a/package.json", "packages/a/next.config.js", "packages/a/package-lock.json"),
)


@pytest.mark.parametrize("name", READ)
def test_links_out_of_the_repository_are_not_followed(tree: Path, name: str) -> None:
    outside = tree.parent / "outside"
    kept = {**BAIT, "app/page.js": b"", "next/package.json": b'{"version": "13.4.4"}'}
    write_tree(kept, outside)
    path, target = tree / name, outside / Path(name).name
    (tree / "package.json").write_text(
        '{"dependencies": {"next": "^13.4.4"}, "workspaces": ["packages/*", "packages/a"]}'
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(target if target.exists() else outside if path.suffix == "" else outside / "package.json")
    each_way(tree)
    if path.parent != tree:
        each_way(path.parent, repository=tree)
    assert {name: (outside / name).read_bytes() for name in kept} == kept


@pytest.mark.parametrize(
    "name", ["package.json", "next.config.js", "package-lock.json", ".gitignore", "app", "packages/a"]
)
def test_links_to_themselves_are_no_files(tree: Path, name: str) -> None:
    (tree / "packages").mkdir()
    (tree / name).unlink(missing_ok=True)
    (tree / name).symlink_to(Path(name).name)
    each_way(tree)


def test_links_to_folders_above_are_not_walked(tree: Path) -> None:
    package = {"dependencies": {"next": "13.4.4"}, "workspaces": ["/".join("*" * 40), "**/" * 40 + "*"]}
    (tree / "package.json").write_text(json.dumps(package))
    for name in ("a", "b", "c"):
        (tree / name).mkdir()
        for link in ("up", "again", "over"):
            (tree / name / link).symlink_to("..")
    assert len(each_way(tree)[0].report["projects"]) == 1


@pytest.mark.parametrize("given", ["loop", "loop/loop/next.config.js", "dangling", "none/../next.config.js"])
def test_paths_through_links_that_lead_nowhere_are_refused(tree: Path, given: str) -> None:
    (tree / "loop").symlink_to("loop")
    (tree / "dangling").symlink_to("gone")
    assert answered(nextlint(given, folder=tree)).code in (0, 1, 2)


# -- modules

ELSEWHERE = (
    *("../../../../../../../../../../etc/passwd", "/etc/passwd", "../secret", "../secret.js", "../secret.json", ".."),
    *("./device", "./null", "./fifo", "./socket", "./folder", "./link", "./linked/secret", "./dangling", "./loop.js"),
    *("file:///etc/passwd", "./../repository/../secret.js", "./a\\u0000b", "/dev/stdin", "/proc/self/environ", "."),
    *(
        "./node_modules/x",
        "x",
        "#internal",
        "./deep.json",
        "./" + "a/" * 3000 + "b",
        "./" + "n" * 300,
        "./%2e%2e/secret.js",
    ),
)
WAYS = {
    "require": "module.exports = {{ ...require('{}') }};",
    "a part": "module.exports = require('{}').experimental;",
    "import": "import x from '{}';\nexport default {{ ...x }};",
    "export from": "export {{ default }} from '{}';",
    "import()": "export default async () => ({{ ...(await import('{}')).default }});",
    "createRequire": "import {{ createRequire }} from 'node:module';\nexport default createRequire(import.meta.url)('{}');",
    "readFileSync": "module.exports = JSON.parse(require('fs').readFileSync('{}', 'utf8'));",
    "path.join": "module.exports = require(require('path').join(__dirname, '{}'));",
}


@pytest.mark.parametrize("way", WAYS)
def test_modules_outside_and_what_is_no_file_are_not_opened(tree: Path, way: str) -> None:
    (tree / "device").symlink_to("/dev/zero")
    (tree / "null").symlink_to("/dev/null")
    os.mkfifo(tree / "fifo")
    (tree / "folder").mkdir()
    (tree / "link").symlink_to("../secret.js")
    (tree / "linked").symlink_to("..")
    (tree / "dangling").symlink_to("gone")
    (tree / "loop.js").symlink_to("loop.js")
    (tree / "deep.json").write_text("[" * DEEP)
    listening = _socket(tree / "socket")
    for number, name in enumerate(ELSEWHERE):
        project = tree / f"p{number}"
        project.mkdir()
        (project / "package.json").write_text(PACKAGE)
        extension = "mjs" if "import" in WAYS[way] or "export {" in WAYS[way] else "js"
        (project / f"next.config.{extension}").write_text(WAYS[way].format(name.replace("./", "../", 1)))
    inspected = each_way(tree)[0]
    assert len(inspected.report["projects"]) == len(ELSEWHERE) + 1
    assert '"experimental.appDir": [{"state": "value"' not in inspected.out  # what the bait says
    listening.close()


def _socket(path: Path) -> socket.socket:
    made = socket.socket(socket.AF_UNIX)
    before = Path.cwd()
    os.chdir(path.parent)  # a socket's address is short
    try:
        made.bind(path.name)
    finally:
        os.chdir(before)
    return made


# -- what is no file


def _link_to_fifo(path: Path) -> None:
    os.mkfifo(path.with_name("fifo"))
    path.symlink_to("fifo")


def _huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 40)


MAKERS: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a FIFO": os.mkfifo,
    "a socket": lambda path: _socket(path).close(),
    "a dangling link": lambda path: path.symlink_to("gone"),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to a FIFO": _link_to_fifo,
    "a link to a folder": lambda path: path.symlink_to("."),
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 10),
    "empty": Path.touch,
    "huge and empty": _huge,
}
NAMES = (
    *(
        "next.config.js",
        "next.config.ts",
        "package.json",
        "package-lock.json",
        "yarn.lock",
        "pnpm-lock.yaml",
        "bun.lock",
    ),
    *("bun.lockb", "deno.lock", "pnpm-workspace.yaml", ".yarnrc.yml", ".npmrc", ".gitignore", "nextlint.toml"),
    *("pyproject.toml", ".prettierrc", ".editorconfig", "server.js", "app", "pages", "node_modules"),
)


@pytest.mark.parametrize("kind", MAKERS)
@pytest.mark.parametrize("names", [NAMES[start::5] for start in range(5)], ids=" ".join)
def test_what_is_no_file_is_answered(tree: Path, names: tuple[str, ...], kind: str) -> None:
    """Each name in a project of its own below one repository: the report is of all of them."""
    for name in names:
        project = tree / f"with-{name}"
        project.mkdir()
        (project / "package.json").write_text(PACKAGE)
        if not name.startswith("next.config"):
            (project / "next.config.js").write_text(CONFIG)
        (project / name).unlink(missing_ok=True)
        MAKERS[kind](project / name)
        answered(nextlint("--output-format", "json", folder=project, roots=[tree]))
    for done in each_way(tree):
        assert "repository" not in done.out or done.report["projects"]


# -- permissions


@pytest.mark.parametrize(
    "name", ["next.config.js", "package.json", "package-lock.json", ".gitignore", "app", ".", "inner"]
)
def test_what_may_not_be_read_is_said(tree: Path, name: str) -> None:
    (tree / "package-lock.json").write_text('{"lockfileVersion": 3, "packages": {}}')
    (tree / ".gitignore").write_text("x\n")
    for folder in ("app", "inner"):
        (tree / folder).mkdir()
    (tree / "inner" / "package.json").write_text(PACKAGE)
    is_said = name in ("next.config.js", "package.json", "package-lock.json", ".", "inner")
    (tree.parent / "empty" / ".git").mkdir(parents=True)
    # Where its own .git cannot be seen, a folder belongs to the repository around it.
    (tree.parent / ".git").mkdir()
    roots = [tree.parent] if name == "." else [tree, tree.parent / "empty"]
    (tree / name).chmod(0)
    try:
        for way in ((), ("--fix", "--unsafe-fixes"), ("--inspect",)):
            done = answered(nextlint(*way, str(tree), folder=tree.parent / "empty", roots=roots, powerless=True))
            assert not is_said or "ermission denied" in " ".join((done.out + done.err).split()), done
    finally:
        (tree / name).chmod(0o755)


# -- names

BAD = (
    "new\nline",
    "per%cent%0A",
    "\x1b[31mred\x1b[0m",
    "\u202egnp.exe",
    "tab\ttab",
    "quo\"te'",
    "::error::x",
    "]]><b>&amp;",
    "bell\x07",
)
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize("form", [*FORMATS, "full --diff", "full -v --statistics", "full --inspect", "full --fix"])
def test_names_are_escaped_in_every_output(tree: Path, form: str) -> None:
    for name in BAD:
        (tree / name).mkdir()
        (tree / name / "package.json").write_text(PACKAGE)
        (tree / name / "next.config.js").write_text(f"module.exports = {{ {json.dumps(name)}: 1 }};\n")
    form, *more = form.split()
    done = answered(nextlint("--output-format", form, *more, folder=tree))
    assert not FORBIDDEN.search(done.out), done.out
    assert not FORBIDDEN.search(done.err), done.err
    assert not re.search(r"^(line|::error::x)", done.out, re.MULTILINE)
    if form == "github":
        assert all(line.startswith("::") for line in done.out.splitlines())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems refuse such names")
@pytest.mark.parametrize("form", FORMATS)
def test_names_that_are_no_text_are_answered(tree: Path, form: str) -> None:
    folder = os.fsencode(tree) + b"/\xff\xfe\x80"
    os.mkdir(folder)
    for name, text in (("package.json", PACKAGE), ("next.config.js", CONFIG)):
        Path(os.fsdecode(folder), name).write_text(text)
    answered(nextlint("--output-format", form, folder=tree))
    answered(nextlint("--fix", folder=tree))
    assert "appDir" in Path(os.fsdecode(folder), "next.config.js").read_text()


# -- many and deep


@pytest.mark.slow
def test_a_hundred_thousand_files_are_walked(tree: Path) -> None:
    for folder in range(1_000):
        inner = tree / "data" / str(folder)
        inner.mkdir(parents=True)
        for file in range(100):
            (inner / f"{file}.json").touch()
    (tree / ".gitignore").write_text("".join(f"*{number}*x*.tmp\n" for number in range(300)))
    done = answered(nextlint("--output-format", "json", folder=tree))
    assert len(done.report["projects"]) == 1


def test_folders_nested_beyond_what_a_path_can_name_are_answered(tree: Path) -> None:
    before = Path.cwd()
    os.chdir(tree)
    try:
        for _ in range(100):
            Path("d" * 100).mkdir()
            os.chdir("d" * 100)
            Path("package.json").write_text(PACKAGE)
    finally:
        os.chdir(before)
    answered(nextlint("--output-format", "json", folder=tree))


NESTED = {
    "package.json": '{"a":' * DEEP,
    "package-lock.json": '{"lockfileVersion": 3, "packages": ' + '{"a":' * DEEP,
    "yarn.lock": "__metadata:\n  version: 8\n" + "\n".join(" " * depth + "a:" for depth in range(1500)),
    "pnpm-lock.yaml": "lockfileVersion: '9.0'\nimporters:\n  .: " + "[" * DEEP,
    "bun.lock": '{"lockfileVersion": 1, "workspaces": ' + "[" * DEEP,
    "deno.lock": '{"version": "4", "workspace": ' + "[" * DEEP,
    "pnpm-workspace.yaml": "packages:\n" + "- " * DEEP,
    ".yarnrc.yml": "? " * DEEP,
    "nextlint.toml": "select = " + "[" * DEEP,
    "pyproject.toml": "[tool.nextlint]\nexclude = " + "[" * DEEP,
    ".prettierrc": "? " * (DEEP // 4),
    ".prettierrc.toml": "a = " + "[" * DEEP,
    ".gitignore": "*/" * DEEP + "\n" + "**/" * DEEP + "x\n",
    "tsconfig.json": "[" * DEEP,
    "server.js": "(" * DEEP,
    "next.config.mjs": "export default " + "{a:" * DEEP,
}


@pytest.mark.parametrize("name", NESTED)
def test_deep_nesting_is_read_or_refused(tree: Path, name: str) -> None:
    if name.startswith("next.config"):
        (tree / "next.config.js").unlink()
    if name in (".yarnrc.yml", "pnpm-workspace.yaml"):
        (tree / "package.json").write_text('{"dependencies": {"next": "catalog:"}}')
        (tree / "yarn.lock").write_text("__metadata:\n  version: 8\n")
    (tree / name).write_text(NESTED[name])
    each_way(tree)


BOMBS = {
    "package.json": json.dumps(
        {"dependencies": {"next": "1"}, "workspaces": ["{a,b}" * 40, "+(a|aa)" * 30, "*a" * 100, "**/" * 500]}
    ),
    "pnpm-workspace.yaml": "a: &a [x, x]\n"
    + "\n".join(f"b{n}: &b{n} [*{'a' if not n else f'b{n - 1}'}, *{'a' if not n else f'b{n - 1}'}]" for n in range(40))
    + "\npackages: *b39\n",
    ".yarnrc.yml": "a: &a {x: x}\n"
    + "\n".join(
        f"b{n}: &b{n} {{a: *{'a' if not n else f'b{n - 1}'}, b: *{'a' if not n else f'b{n - 1}'}}}" for n in range(40)
    )
    + "\ncatalog: *b39\n",
    ".gitignore": "*a" * 100 + "b\n" + "**/a/" * 2000 + "\n",
    "nextlint.toml": 'exclude = ["' + "*a" * 100 + 'b", "' + "**/a/" * 500 + '"]\n',
    ".editorconfig": "[*]\n" + "[" + "{a,b}" * 50 + "]\nindent_size = 9" + "9" * 5000 + "\n",
    "pyproject.toml": "[tool.nextlint]\n" + "a." * 20_000 + "b = 1\n",
    "yarn.lock": "# yarn lockfile v1\n" + '"next@^1", ' * 20_000 + '"next@^13.4.4":\n  version "13.4.4"\n',
    "package-lock.json": '{"lockfileVersion": 3, "packages": {'
    + ",".join(f'"node_modules/{"x/node_modules/" * 200}{n}": {{}}' for n in range(100))
    + "}}",
}


@pytest.mark.parametrize("name", BOMBS)
def test_small_files_that_mean_much_are_answered(tree: Path, name: str) -> None:
    long = tree / ("a" * 250)
    long.mkdir()
    (long / "package.json").write_text(PACKAGE)
    if name == ".yarnrc.yml":
        (tree / "package.json").write_text('{"dependencies": {"next": "catalog:"}}')
        (tree / "yarn.lock").write_text("__metadata:\n  version: 8\n")
    (tree / name).write_text(BOMBS[name])
    each_way(tree)
