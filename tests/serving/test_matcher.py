"""What a middleware file says it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.files.reader import Reader
from nextlint.serving.matcher import Matcher, covers, matcher_of

USUAL = "/((?!api|_next/static|_next/image|favicon.ico).*)"


def matcher(folder: Path, text: str, name: str = "middleware.ts") -> Matcher:
    (folder / name).write_text(text, encoding="utf-8")
    return matcher_of(Reader(), str(folder / name))


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("export function middleware() {}", None),
        ("export const config = { matcher: '/a' };", ("/a",)),
        ("export const config = { matcher: ['/a', `/b`] };", ("/a", "/b")),
        ("export const config = { matcher: [{ source: '/a', missing: [] }] };", ("/a",)),
        ("export const config = { 'matcher': '/a' } satisfies ProxyConfig;", ("/a",)),
        ("export const config: Config = { runtime: 'nodejs', matcher: '/a' };", ("/a",)),
        ("export const config = { runtime: 'nodejs' };", None),
        ("export const other = { matcher: '/a' };", None),
    ],
)
def test_literals(text: str, sources: tuple[str, ...] | None, tmp_path: Path) -> None:
    assert matcher(tmp_path, text) == Matcher(sources)


@pytest.mark.parametrize(
    "text",
    [
        "const config = { matcher: '/a' }; export { config };",
        "export { config } from './config';",
        "export const config = { matcher: PATHS };",
        "export const config = { matcher: ['/a', ...more] };",
        "export const config = { ...base, matcher: '/a' };",
        "export const config = make();",
        "export const config = {",
    ],
)
def test_what_is_no_literal_is_not_known(text: str, tmp_path: Path) -> None:
    assert not matcher(tmp_path, text).certain


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert not matcher_of(Reader(), str(tmp_path / "middleware.ts")).certain


@pytest.mark.parametrize(
    ("source", "path", "expected"),
    [
        ("/api/upload", "/api/upload", True),
        ("/api/upload", "/api/other", False),
        ("/api/:path*", "/api/a/b", True),
        ("/api/:path*", "/api", True),
        ("/api/:path*", "/apis", False),
        ("/api/:path+", "/api", False),
        ("/api/:path+", "/api/a/b", True),
        ("/api/:id", "/api/a", True),
        ("/api/:id", "/api/a/b", False),
        ("/api/:id?", "/api", True),
        ("/:locale(en|fr)/api", "/fr/api", True),
        ("/:locale(en|fr)/api", "/de/api", False),
        ("/dashboard/:path*", "/api/upload", False),
        (USUAL, "/api/upload", False),
        (USUAL, "/upload", True),
        ("/(api|trpc)(.*)", "/api/upload", True),
        ("/((?!.*\\..*|_next).*)", "/api/upload", True),
        ("/a.b", "/axb", False),
        ("/", "/", True),
        ("/api{/:id}?", "/api", None),
        ("/(api", "/api", None),
        ("/([)", "/api", None),
        ("/((?:a+)+)b", "/" + "a" * 90, None),
        ("/" + "(.*)" * 9, "/api", None),
    ],
)
def test_covers(source: str, path: str, expected: bool | None) -> None:
    assert covers(Matcher((source,)), path) is expected


def test_one_source_of_several_is_enough() -> None:
    assert covers(Matcher(("/a", "/b")), "/b") is True
    assert covers(Matcher(("/([)", "/b")), "/b") is True
    assert covers(Matcher(("/([)", "/b")), "/c") is None
    assert covers(Matcher(None), "/b") is True
    assert covers(Matcher(None, certain=False), "/b") is None
