"""What only `next dev` exposes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.advisories.model import Answer
from nextlint.advisories.predicates.base import negated, reads, unknown

if TYPE_CHECKING:
    from nextlint.advisories.site import Situation


@reads("allowedDevOrigins")
def dev_origins_are_listed(situation: Situation) -> Answer:
    """allowedDevOrigins is set, even to an empty list."""
    option = situation.option("allowedDevOrigins")
    if option.is_default:
        return Answer(False, "allowedDevOrigins is not set", option.span, telling=True)
    if option.state == "unknown":
        return unknown("allowedDevOrigins", option)
    return Answer(True, "allowedDevOrigins is set", option.span)


@reads("allowedDevOrigins")
def dev_origins_are_not_listed(situation: Situation) -> Answer:
    """allowedDevOrigins is not set, so the check only warns."""
    return negated(dev_origins_are_listed.ask(situation))


@reads("experimental.mcpServer")
def dev_mcp_server_is_on(situation: Situation) -> Answer:
    """experimental.mcpServer is not false; it is on by default."""
    option = situation.option("experimental.mcpServer")
    if option.is_default:
        return Answer(True, "experimental.mcpServer is on by default", option.span, telling=True)
    if option.is_truthy is None:
        return unknown("experimental.mcpServer", option)
    return Answer(option.is_truthy, f"experimental.mcpServer is {'on' if option.is_truthy else 'off'}", option.span)
