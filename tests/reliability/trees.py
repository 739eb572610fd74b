"""Small trees of files, as bytes by relative path: their sources, and writing them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

Tree = dict[str, bytes]

TESTS = Path(__file__).parents[1]
CORPUS = Path(__file__).parent / "corpus"
LARGEST = 200_000  # bytes of a seed file
PACKAGE = b'{"name": "web", "dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}}\n'
# Bait around a repository, which would change the result or be damaged if it were read.
BAIT: Tree = {
    "package.json": b'{"workspaces": ["**"], "nextlint": {"ignore": ["all"]}, "dependencies": {"next": "13.4.4"}}',
    "pnpm-workspace.yaml": b"packages: ['**']\n",
    "nextlint.toml": b'ignore = ["render-workers"]\n',
    "pyproject.toml": b'[tool.nextlint]\nignore = ["render-workers"]\n',
    "next.config.js": b"module.exports = { experimental: { appDir: false } };\n",
    "package-lock.json": b'{"lockfileVersion": 3, "packages": {"node_modules/next": {"version": "14.0.0"}}}',
    ".gitignore": b"*\n",
    ".prettierrc": b'{"singleQuote": false, "tabWidth": 8}',
    ".editorconfig": b"root = true\n[*]\nindent_style = tab\n",
    "secret.js": b"module.exports = { experimental: { appDir: false } };\n",
    "secret.json": b'{"experimental": {"appDir": false}}',
    "node_modules/next/package.json": b'{"name": "next", "version": "14.0.0"}',
}
SKIPPED = frozenset({"node_modules", "__pycache__", ".git"})


def read_tree(folder: Path) -> Tree:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and SKIPPED.isdisjoint(path.parts)
    }


def write_tree(tree: Tree, folder: Path) -> None:
    for name, data in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def lay_out(tree: Tree, folder: Path) -> Path:
    """Write a tree as a repository, with bait around it. Returns the repository."""
    write_tree(BAIT, folder)
    repository = folder / "repository"
    (repository / ".git").mkdir(parents=True)
    write_tree(tree, repository)
    if "package.json" not in tree:
        write_tree({"package.json": PACKAGE}, repository)
    return repository


def state(folder: Path) -> dict[str, object]:
    """Return everything below a folder: links by their target, files by their bytes."""
    return {
        os.path.relpath(path, folder): os.readlink(path) if path.is_symlink() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def configs(*extensions: str) -> list[Tree]:
    """Return the configs of the conformance suite, of the rules' cases and of the examples."""
    found = [read_tree(folder) for folder in sorted((TESTS / "rules").glob("*/*/before"))]
    found += [read_tree(folder) for folder in sorted((TESTS.parent / "examples").iterdir()) if folder.is_dir()]
    for path in sorted((TESTS / "conformance" / "cases").iterdir()):
        found.append(read_tree(path) if path.is_dir() else {f"next.config{path.suffix}": path.read_bytes()})
    if ".ts" in extensions:
        samples = sorted((TESTS / "config" / "typescript").glob("*.ts"))
        found += [{"next.config.ts": path.read_bytes() + b"\nexport default {};\n"} for path in samples]
    names = tuple(f"next.config{extension}" for extension in extensions)
    return [tree for tree in found if any(name.endswith(names) for name in tree)]


def projects(holds: Callable[[Tree], bool]) -> list[Tree]:
    """Return the selected sample projects of the package managers' versions."""
    roots = {path.parent for path in (TESTS / "release" / "samples").rglob("package.json")}
    outermost = [root for root in sorted(roots) if roots.isdisjoint(root.parents)]
    trees = (read_tree(root) for root in outermost)
    return [tree for tree in trees if max(map(len, tree.values())) < LARGEST and holds(tree)]


def corpus() -> Iterator[tuple[str, Tree]]:
    """Yield the corpus: folders named after what broke."""
    for folder in sorted(CORPUS.iterdir()):
        yield folder.name, read_tree(folder)
