"""One Node process for all conformance tests of a worker."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .oracle import NODE, NodeOracle


@pytest.fixture(scope="session")
def oracle() -> Iterator[NodeOracle]:
    if NODE is None:
        pytest.skip("node is not on PATH: there is nothing to hold nextlint against")
    with NodeOracle() as running:
        yield running
