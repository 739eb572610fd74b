"""What a wrapper does in a build and on the server, and beside several versions of next, as one row."""

from __future__ import annotations

import pytest
from evidence.wrappers.classify import Behaviour, UnclearError, together
from evidence.wrappers.measure import Measured
from evidence.wrappers.table import table

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
    with pytest.raises(UnclearError, match="something else"):
        together(SERVER, build)


def test_what_a_version_does_beside_any_next_is_one_row_of_the_table() -> None:
    beside_14 = Measured("@sentry/nextjs", "9.0.0", "14.2.35", "@sentry/nextjs", "withSentryConfig", SERVER)
    beside_15 = beside_14._replace(next="15.5.7", behaviour=SERVER._replace(adds=("webpack",)))
    other_form = beside_15._replace(behaviour=SERVER._replace(form="curried"))
    [row] = table([beside_14, beside_15])
    assert (row["adds"], row["measured"]) == (["env", "webpack"], ["9.0.0"])
    assert table([beside_14, other_form]) == []
