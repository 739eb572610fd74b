"""The life of one option, as --explain tells it."""

from __future__ import annotations

import json

import pytest

from nextlint.cli import main
from nextlint.options import table
from nextlint.options.life import life


def sentences(path: str, version: str | None = None) -> tuple[str, ...]:
    found = life(path, version)
    assert found is not None
    return found.lines


def test_an_option_that_moved() -> None:
    assert sentences("experimental.turbo", "16.0.1")[:3] == (
        "Next.js 16.0.1 does not have it.",
        "Its value has no effect; use turbopack instead.",
        "Accepted from 13.2.0 to before 16.0.0.",
    )


def test_an_option_with_two_lives() -> None:
    assert "Accepted from 14.2.23 to before 15.0.0 and from 15.1.4 on." in sentences("images.qualities")


def test_the_default_at_a_version() -> None:
    assert sentences("experimental.appDir", "13.4.4")[0] == "Next.js 13.4.4 accepts it: a boolean, true by default."


def test_a_key_of_a_record_is_any_key() -> None:
    found = life("env.ANY_NAME")
    assert found is not None
    assert found.path == "env.*"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("webpack5", "Next.js stops if it is false, but webpack 4 was removed, from 12.0.0 to before 13.0.0."),
        (
            "experimental.dynamicIO",
            "Next.js stops and says that it was removed in favour of cacheComponents, from 16.3.0 on.",
        ),
        (
            "experimental.serverActions",
            "Next.js warns that it is no longer needed if it is a boolean, from 14.0.0 to before 15.0.0.",
        ),
        (
            "images.domains",
            "Next.js warns that it is deprecated in favour of images.remotePatterns if it is not empty, "
            "from 16.0.0 on.",
        ),
        ("images.domains", "It has to be an array, or Next.js stops, from 12.0.0 on."),
        ("headers", "Next.js warns if it is set with output: 'export', from 14.0.0 on."),
        ("assetPrefix", "Next.js stops if it is not a valid URL, from 12.0.0 on."),
    ],
)
def test_what_next_says_of_it_and_of_which_values(path: str, sentence: str) -> None:
    assert sentence in sentences(path)


@pytest.mark.parametrize(
    ("intervals", "expected"),
    [
        (("12.0.0-", "12.0.0-13.2.2"), "12.0.0-"),
        (("12.2.0-", "12.0.0-"), "12.0.0-"),
        (("12.0.0-12.1.0", "12.1.0-13.0.0"), "12.0.0-13.0.0"),
        (("15.2.3-", "14.2.30-15.0.0"), "14.2.30-15.0.0,15.2.3-"),
        (("9.9.0-10.0.0,12.0.0-", "10.0.0-11.0.0"), "9.9.0-11.0.0,12.0.0-"),
        ((), ""),
    ],
)
def test_the_union_of_intervals_is_in_order_and_has_no_overlaps(intervals: tuple[str, ...], expected: str) -> None:
    assert table.union(*intervals) == expected


def test_no_option() -> None:
    assert life("experimental.nothing.of.the.kind") is None


def test_the_command_tells_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--explain", "option:swcMinify"]) == 0
    assert capsys.readouterr().out.startswith("swcMinify\n  Accepted from 12.0.0 to before 15.0.0.\n")
    assert main(["--explain", "option:swcMinify", "--output-format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["path"] == "swcMinify"


def test_the_nearest_name_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--explain", "option:swcMinfy"]) == 2
    assert 'did you mean "swcMinify"?' in capsys.readouterr().err


def test_no_sentence_is_said_twice_or_names_an_option_that_has_moved_on() -> None:
    said = sentences("experimental.dynamicIO")
    assert len(set(said)) == len(said)
    assert not any("use experimental.cacheComponents" in one for one in said)
