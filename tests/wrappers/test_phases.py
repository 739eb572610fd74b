"""What a wrapper does in a build and what it does on the server, as one row."""

from __future__ import annotations

import pytest
from evidence.wrappers.classify import Behaviour, UnclearError, together

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
