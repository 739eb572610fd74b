"""Which option a place in a config names; ``|`` marks the place."""

from __future__ import annotations

import pytest

from nextlint.server.cursor import completion_at, option_at


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("module.exports = { experi|mental: {} }", "experimental"),
        ("module.exports = { experimental: { app|Dir: true } }", "experimental.appDir"),
        ("module.exports = { 'images': { \"do|mains\": [] } }", "images.domains"),
        ("export default () => ({ images: { do|mains: [] } })", "images.domains"),
        ("const c = withX({ out|put: 'export' })", "output"),
        ("module.exports = { output: 'ex|port' }", None),
        ("module.exports = { webpack(c) { return { mo|de: 1 } } }", None),
        ("module.exports = { [na|me]: 1 }", None),
        ("module.exports = { a|", None),
    ],
)
def test_option(text: str, path: str | None) -> None:
    offset = text.index("|")
    found = option_at("next.config.js", text.replace("|", ""), offset)
    assert (".".join(found.path) if found else None) == path


@pytest.mark.parametrize(
    ("name", "text", "parent", "taken"),
    [
        ("next.config.js", "module.exports = { | }", "", set()),
        ("next.config.js", "module.exports = { a: 1, re| }", "", {"a"}),
        ("next.config.js", "module.exports = {\n  a: 1,\n  re|\n  b: 2,\n}", "", {"a", "b"}),
        ("next.config.js", "module.exports = {\n  a: 1\n  re|\n}", "", {"a"}),
        ("next.config.js", "module.exports = { images: { | } }", "images", set()),
        ("next.config.ts", "const c: NextConfig = { images: { d| } }\nexport default c", "images", set()),
    ],
)
def test_completion(name: str, text: str, parent: str, taken: set[str]) -> None:
    offset = text.index("|")
    found = completion_at(name, text.replace("|", ""), offset)
    assert found is not None
    assert (".".join(found.parent), found.taken) == (parent, frozenset(taken))


@pytest.mark.parametrize("text", ["module.exports = 1; |", "module.exports = { webpack() { return { | } } }", "{{{ |"])
def test_no_completion(text: str) -> None:
    assert completion_at("next.config.js", text.replace("|", ""), text.index("|")) is None
