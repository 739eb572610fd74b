"""What a wrapper does in a build and what it does on the server, as one row."""

from __future__ import annotations

import pytest
from evidence.wrappers import results
from evidence.wrappers.__main__ import RESULTS
from evidence.wrappers.classify import Behaviour, UnclearError, together
from evidence.wrappers.measure import PHASES

SERVER = Behaviour(
    "direct", False, "", "passed", "passed", "passed", "object", adds=("env",), sets=(), merges=("images",), takes=()
)


def test_keys_that_either_phase_touches_count() -> None:
    build = SERVER._replace(adds=("webpack",), sets=("distDir", "images"), merges=(), takes=("pwa",))
    assert together(SERVER, build) == SERVER._replace(
        adds=("env", "webpack"), sets=("distDir", "images"), merges=(), takes=("pwa",)
    )


@pytest.mark.parametrize(
    "build", [SERVER._replace(function="lost"), SERVER._replace(gives="promise"), SERVER._replace(form="curried")]
)
def test_a_wrapper_that_takes_or_gives_something_else_in_a_build_is_unclear(build: Behaviour) -> None:
    with pytest.raises(UnclearError, match="in a build"):
        together(SERVER, build)


def test_the_commonest_wrappers_were_run_in_both_phases() -> None:
    measured = {row.package for row in results.read(RESULTS) if row.phases == PHASES}
    assert measured >= {"@sentry/nextjs", "@next/mdx", "@next/bundle-analyzer", "next-intl", "next-pwa", "next-axiom"}


def test_what_a_row_says_of_its_phases_is_one_or_both() -> None:
    assert {row.phases for row in results.read(RESULTS)} <= {("server",), PHASES}


def test_what_cannot_be_run_in_a_build_has_its_reason_and_counts_as_on_the_server() -> None:
    failed = [row for row in results.read(RESULTS) if row.no_build]
    assert failed
    assert all(row.behaviour and row.phases == ("server",) for row in failed)


def test_most_wrappers_were_run_in_both_phases() -> None:
    measured = [row for row in results.read(RESULTS) if row.behaviour]
    in_both = {row.package for row in measured if row.phases == PHASES}
    assert len(in_both) > len({row.package for row in measured} - in_both)
