"""Options that Next's loader derives from others (``assignDefaults`` in ``dist/server/config.js``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.config.outcome import ABSENT, Outcome
from nextlint.release.affected import is_surely_affected

if TYPE_CHECKING:
    from nextlint.config.model import Config

# ``experimental.outputStandalone`` makes ``output`` "standalone": read in 12.3.7 to 16.4.6.
RENAMES_STANDALONE = ">=12.3.7"
# ``output: 'standalone'`` is dropped where ``outputFileTracing`` is off: read in 12.3.7 to 14.2.35, and not in 15.0.
NEEDS_TRACING = ">=12.3.7,<15"
_FROM = ("output", "experimental.outputStandalone", "outputFileTracing", "experimental", "experimental.appDir")


def outputs_and_app_dirs(config: Config, next_version: str) -> tuple[tuple[Outcome, Outcome], ...]:
    """``output`` and ``experimental.appDir`` as the server sees them, in every combination."""
    found = []
    # What a spread might bring is not taken for set.
    is_renamed = _FROM[1] in config.options and is_surely_affected(RENAMES_STANDALONE, next_version)
    needs_tracing = _FROM[2] in config.options and is_surely_affected(NEEDS_TRACING, next_version)
    for output, standalone, tracing, experimental, app_dir in config.combinations(*_FROM):
        named = _renamed(output, standalone) if is_renamed else output
        served = _traced(named, tracing) if needs_tracing else named
        found.append((served, _merged(app_dir, experimental)))
    return tuple(found)


def _renamed(output: Outcome, standalone: Outcome) -> Outcome:
    if standalone.state == "unknown" and not standalone.is_default and output.state == "unknown":
        return output
    if standalone.state == "unknown" and not standalone.is_default:
        return standalone
    return Outcome("value", "standalone", span=standalone.span) if standalone.is_truthy else output


def _traced(output: Outcome, tracing: Outcome) -> Outcome:
    if output.value != "standalone" or tracing.is_default:
        return output
    if tracing.state == "unknown":
        return tracing
    return output if tracing.is_truthy else ABSENT


def _merged(app_dir: Outcome, experimental: Outcome) -> Outcome:
    """No defaults are merged into an ``experimental`` that is no plain object, so nothing there is on."""
    is_plain = experimental.value == {"$": "object"}
    return app_dir if experimental.state != "value" or is_plain else experimental._replace(value=False)
