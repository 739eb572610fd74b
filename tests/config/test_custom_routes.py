"""What rewrites and redirects of a config give."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.config import load
from nextlint.config.custom_routes import CustomRoutes, custom_routes
from nextlint.files.reader import Reader
from nextlint.model.project import Project


def rewrites(folder: Path, text: str) -> CustomRoutes:
    (folder / "next.config.js").write_text(text, encoding="utf-8")
    root = str(folder.resolve())
    project = Project(root, root, None, None, None, None, (f"{root}/next.config.js",))
    return custom_routes(Reader(), load(Reader(), project, "15.5.0"), "rewrites", root)


def destinations(routes: CustomRoutes) -> list[str]:
    return [route.destination.value or route.destination.written for route in routes.entries]


TEMPLATE = "`${process.env.A}/d`"
ENTRY = "{ source: '/a', destination: '/b' }"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"module.exports = {{ async rewrites() {{ return [{ENTRY}] }} }}", ["/b"]),
        (f"module.exports = {{ rewrites: () => [{ENTRY}] }}", ["/b"]),
        (f"module.exports = {{ rewrites: async () => ({{ beforeFiles: [{ENTRY}], fallback: [] }}) }}", ["/b"]),
        (
            "module.exports = { rewrites: () => ['x', 'y'].map(n => ({ source: n, destination: '/' + n })) }",
            ["/x", "/y"],
        ),
        ("const to = '/c'; module.exports = { rewrites: () => [{ source: '/a', destination: `${to}/d` }] }", ["/c/d"]),
        (f"module.exports = () => ({{ rewrites: () => process.env.A ? [{ENTRY}] : [] }})", ["/b"]),
        (
            "module.exports = { rewrites: () => [{ source: '/a', destination: `${process.env.A}/d` }] }",
            ["`${process.env.A}/d`"],
        ),
        ("module.exports = { rewrites: () => [] }", []),
        ("module.exports = {}", []),
        ("module.exports = (phase, { defaultConfig }) => ({ ...defaultConfig, compress: false })", []),
        (
            f"module.exports = (phase, {{ defaultConfig }}) => ({{ ...defaultConfig, rewrites: () => [{ENTRY}] }})",
            ["/b"],
        ),
        ("module.exports = { rewrites() { throw new Error('no') } }", []),
    ],
)
def test_entries(text: str, expected: list[str], tmp_path: Path) -> None:
    routes = rewrites(tmp_path, text)
    assert destinations(routes) == expected
    assert routes.unseen is None


@pytest.mark.parametrize(
    "text",
    [
        "module.exports = { rewrites: require('of-a-package') }",
        "module.exports = { rewrites: () => require('of-a-package')() }",
        f"module.exports = {{ rewrites: () => [...require('of-a-package'), {ENTRY}] }}",
        "const all = []; module.exports = { rewrites() { all.push(1); return all } }",
        "module.exports = { rewrites() { while (true) {} } }",
        "module.exports = { rewrites: [] }",
        "module.exports = require('of-a-package')",
    ],
)
def test_what_is_not_seen_is_said(text: str, tmp_path: Path) -> None:
    assert rewrites(tmp_path, text).unseen


def test_the_place_of_a_destination_and_what_conditions_capture(tmp_path: Path) -> None:
    text = """module.exports = {
  rewrites: () => [
    { source: '/a', has: [{ type: 'host', value: '(?<h>.*)' }], destination: 'https://:h' },
  ],
}
"""
    (route,) = rewrites(tmp_path, text).entries
    assert route.destination.span is not None
    assert route.destination.span.start.line == 3
    assert [capture.value for capture in route.captures] == ["(?<h>.*)"]


def test_a_config_that_was_loaded_is_as_it_was_after_the_call(tmp_path: Path) -> None:
    text = "const state = { n: 1 }; module.exports = { env: state, rewrites() { state.n = 2; return [] } }"
    (tmp_path / "next.config.js").write_text(text, encoding="utf-8")
    root = str(tmp_path.resolve())
    config = load(Reader(), Project(root, root, None, None, None, None, (f"{root}/next.config.js",)), "15.5.0")
    custom_routes(Reader(), config, "rewrites", root)
    assert config.outcomes("env.n")[0].value == 1
