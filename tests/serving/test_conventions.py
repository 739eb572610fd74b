"""Middleware and instrumentation files: which Next takes, and why not the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.files.reader import Reader
from nextlint.serving.conventions import code_files, convention_files

DEFAULT = ("tsx", "ts", "jsx", "js")

CASES: list[tuple[list[str], tuple[str, ...] | None, list[tuple[str, str | None, bool]]]] = [
    (["app/page.js", "middleware.ts"], DEFAULT, [("middleware.ts", None, True)]),
    (["src/app/page.js", "src/middleware.ts"], DEFAULT, [("src/middleware.ts", None, True)]),
    (["src/app/page.js", "middleware.ts"], DEFAULT, [("middleware.ts", "place", True)]),
    (["app/page.js", "src/middleware.ts"], DEFAULT, [("src/middleware.ts", "place", True)]),
    (["pages/a.js", "src/app/page.js", "middleware.js"], DEFAULT, [("middleware.js", None, True)]),
    (["pages/a.js", "src/app/page.js", "src/middleware.js"], DEFAULT, [("src/middleware.js", "place", True)]),
    (["app/page.js", "middleware.mjs"], DEFAULT, [("middleware.mjs", "suffix", True)]),
    (["app/page.js", "middleware.ts"], ("page.tsx", "page.ts"), [("middleware.ts", "suffix", True)]),
    (["app/page.js", "middleware.page.ts"], ("page.tsx", "page.ts"), [("middleware.page.ts", None, True)]),
    (["app/page.js", "middleware.ts"], None, [("middleware.ts", None, False)]),
    (["app/page.js", "middleware.test.ts", "middleware.d.ts"], DEFAULT, []),
    (["app/page.js", "middleware.md", "middlewares.ts", "middleware/index.ts"], DEFAULT, []),
    (["middleware.ts"], DEFAULT, []),
]


@pytest.mark.parametrize(("files", "extensions", "expected"), CASES, ids=[" ".join(case[0]) for case in CASES])
def test_convention_files(
    files: list[str],
    extensions: tuple[str, ...] | None,
    expected: list[tuple[str, str | None, bool]],
    tmp_path: Path,
) -> None:
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    paths = code_files(Reader(), str(tmp_path), str(tmp_path))
    found = convention_files(paths, str(tmp_path), "middleware", extensions)
    assert [(Path(one.path).relative_to(tmp_path).as_posix(), one.fault, one.certain) for one in found] == expected


@pytest.mark.parametrize(
    ("files", "extensions", "wanted"),
    [
        (["src/app/page.js", "middleware.ts"], DEFAULT, "src/middleware.ts"),
        (["app/page.js", "src/middleware.mjs"], ("ts", "js"), "middleware.ts"),
        (["app/page.js", "middleware.ts"], ("page.tsx", "page.ts"), "middleware.page.ts"),
        (["app/page.js", "middleware.ts"], ("tsx", "mdx"), "middleware.tsx"),
    ],
)
def test_the_path_that_next_would_take(
    files: list[str], extensions: tuple[str, ...], wanted: str, tmp_path: Path
) -> None:
    for name in files:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    paths = code_files(Reader(), str(tmp_path), str(tmp_path))
    (found,) = convention_files(paths, str(tmp_path), "middleware", extensions)
    assert found.wanted == str(tmp_path / wanted)
