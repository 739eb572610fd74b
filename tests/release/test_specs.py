"""What package.json may write for next."""

from __future__ import annotations

import pytest

from nextlint.release.specs import Spec, Tarball, normalize, parse, split_descriptor, tarball


@pytest.mark.parametrize(
    ("spec", "kind", "text", "name"),
    [
        ("13.4.4", "version", "13.4.4", "next"),
        ("v13.4.4", "version", "13.4.4", "next"),
        ("= 13.4.4", "version", "13.4.4", "next"),
        (" 13.4.4 ", "version", "13.4.4", "next"),
        ("13.4.20-canary.3", "version", "13.4.20-canary.3", "next"),
        ("13.4.4+build.5", "version", "13.4.4", "next"),
        ("^13.4.0", "range", "^13.4.0", "next"),
        ("~13.4", "range", "~13.4", "next"),
        ("13", "range", "13", "next"),
        ("13.4", "range", "13.4", "next"),
        ("13.4.x", "range", "13.4.x", "next"),
        ("", "range", "", "next"),
        ("*", "range", "*", "next"),
        ("x", "range", "x", "next"),
        ("13.4.0 - 13.4.9", "range", "13.4.0 - 13.4.9", "next"),
        (">=13.4.0 <13.5 || ^14", "range", ">=13.4.0 <13.5 || ^14", "next"),
        ("latest", "tag", "latest", "next"),
        ("canary", "tag", "canary", "next"),
        ("next-13", "tag", "next-13", "next"),
        ("npm:next@13.4.4", "version", "13.4.4", "next"),
        ("npm:next@^13.4.0", "range", "^13.4.0", "next"),
        ("npm:next", "range", "", "next"),
        ("npm:next@latest", "tag", "latest", "next"),
        ("npm:ms@2.1.3", "version", "2.1.3", "ms"),
        ("npm:@acme/next@^1", "range", "^1", "@acme/next"),
        ("npm:13.4.4", "version", "13.4.4", "next"),
        ("npm:^13.4.0", "range", "^13.4.0", "next"),
        ("patch:next@npm%3A13.4.4#~/.yarn/patches/next.patch", "patch", "npm:13.4.4", "next"),
        ("patch:next@13.4.4#./next.patch", "patch", "13.4.4", "next"),
        (
            "git+ssh://git@github.com/vercel/next.js.git#v13",
            "git",
            "git+ssh://git@github.com/vercel/next.js.git#v13",
            "next",
        ),
        ("git@github.com:vercel/next.js.git", "git", "git@github.com:vercel/next.js.git", "next"),
        ("github:vercel/next.js", "git", "github:vercel/next.js", "next"),
        ("vercel/next.js#canary", "git", "vercel/next.js#canary", "next"),
        ("https://github.com/vercel/next.js", "git", "https://github.com/vercel/next.js", "next"),
        ("https://example.org/next.tgz", "url", "https://example.org/next.tgz", "next"),
        ("file:../next", "file", "../next", "next"),
        ("../next", "file", "../next", "next"),
        ("./next.tgz", "file", "./next.tgz", "next"),
        ("~/next", "file", "~/next", "next"),
        ("link:../next", "link", "../next", "next"),
        ("portal:../next", "portal", "../next", "next"),
        ("workspace:*", "workspace", "*", "next"),
        ("workspace:^13.4.0", "workspace", "^13.4.0", "next"),
        ("catalog:", "catalog", "", "next"),
        ("catalog:next14", "catalog", "next14", "next"),
        ("exec:./build.js", "other", "exec:./build.js", "next"),
        ("jsr:@acme/next", "other", "jsr:@acme/next", "next"),
    ],
)
def test_parse(spec: str, kind: str, text: str, name: str) -> None:
    found = parse(spec, "next")
    assert (found.kind, found.text, found.name) == (kind, text, name)


def test_a_patch_is_of_a_version() -> None:
    assert normalize("patch:next@npm%3A13.4.4#~/x.patch", "next") == Spec("version", "13.4.4", "next")
    assert normalize("patch:next@npm%3A%5E13.4.0#~/x.patch", "next") == Spec("range", "^13.4.0", "next")
    assert normalize("^13.4.0", "next") == Spec("range", "^13.4.0", "next")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://registry.example/next/-/next-13.4.4.tgz", Tarball("next", "13.4.4")),
        ("https://registry.example/npm/team/next/-/next-13.4.4.tgz#d1027c8d", Tarball("next", "13.4.4")),
        ("https://registry.example/@acme/next/-/next-1.0.0-rc.1.tgz?x=1", Tarball("@acme/next", "1.0.0-rc.1")),
        ("https://registry.example/ms/-/ms-2.1.3.tgz", Tarball("ms", "2.1.3")),
        ("https://example.org/next-13.4.4.tgz", None),
        ("https://registry.example/next/-/other-13.4.4.tgz", None),
        ("https://registry.example/next/-/next-latest.tgz", None),
        ("13.4.4", None),
    ],
)
def test_tarball(url: str, expected: Tarball | None) -> None:
    assert tarball(url) == expected


def test_split_descriptor() -> None:
    assert split_descriptor("next@npm:13.4.4") == ("next", "npm:13.4.4")
    assert split_descriptor("@acme/next@1.0.0") == ("@acme/next", "1.0.0")
    assert split_descriptor("next") == ("next", "")
