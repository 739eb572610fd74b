"""The image optimizer: whether /_next/image answers, and for which images.

Read from next 12.3.7 to 16.4.6: ``dist/server/next-server.js`` (the gate), ``dist/server/config.js`` (loaderFile),
``dist/shared/lib/match-local-pattern.js``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.advisories.model import Answer
from nextlint.advisories.predicates.base import reads, unknown
from nextlint.release.affected import is_affected

if TYPE_CHECKING:
    from nextlint.advisories.site import Situation
    from nextlint.config.outcome import Outcome

ENFORCES_UNOPTIMIZED = ">=13.1.0"  # earlier versions only change the URLs that next/image writes
READS_REMOTE_PATTERNS = ">=12.3.0"
READS_LOCAL_PATTERNS = ">=14.2.15"
LOADER_FILE_IS_A_LOADER = ">=13.0.0,<13.4.14"  # sets images.loader to "custom"; seen in 13.4.13, gone in 13.4.19
LOADER_FILE_IS_NONE = ">=13.4.19"
ANY_PATH = frozenset({"**", "/**"})


@reads("output", "images.loader", "images.loaderFile", "images.unoptimized")
def image_optimizer_is_on(situation: Situation) -> Answer:
    """The endpoint answers: a server runs, images.loader is the default, and images.unoptimized is not in effect."""
    if is_affected("<10.0.0", situation.version):
        return Answer(False, f"Next.js {situation.version} has no image optimizer")
    doubt: Answer | None = None
    for answer in (_served(situation), _loader(situation), _loader_file(situation), _unoptimized(situation)):
        if answer.holds is False:
            return answer
        if answer.holds is None:
            doubt = doubt or answer
    return doubt or Answer(True, "/_next/image answers")


def _served(situation: Situation) -> Answer:
    output = situation.option("output")
    if output.state == "unknown" and not output.is_default:
        return unknown("output", output)
    if output.state == "value" and output.value == "export":
        return Answer(False, 'output is "export", so no server runs', output.span)
    return Answer(True, "a server runs")


def _loader(situation: Situation) -> Answer:
    loader = situation.option("images.loader")
    if loader.is_default or loader.is_truthy is False or (loader.state == "value" and loader.value == "default"):
        return Answer(True, "images.loader is the default")
    if loader.state == "unknown":
        return unknown("images.loader", loader)
    return Answer(False, f'images.loader is "{loader.value}"', loader.span)


def _loader_file(situation: Situation) -> Answer:
    """Judge images.loaderFile alone: in some versions it is a loader, in later ones the endpoint answers next to it."""
    file = situation.option("images.loaderFile")
    if file.is_default or file.is_truthy is False or is_affected(LOADER_FILE_IS_NONE, situation.version):
        return Answer(True, "images.loaderFile does not close the endpoint")
    if file.is_truthy is None or not is_affected(LOADER_FILE_IS_A_LOADER, situation.version):
        reason = file.reason or f"it is unknown what Next.js {situation.version} does with images.loaderFile"
        return Answer(None, f"the effect of images.loaderFile cannot be determined: {reason}", file.span)
    return Answer(False, "images.loaderFile is set", file.span)


def _unoptimized(situation: Situation) -> Answer:
    option = situation.option("images.unoptimized")
    if option.is_default or option.is_truthy is False or not is_affected(ENFORCES_UNOPTIMIZED, situation.version):
        return Answer(True, "images.unoptimized is not in effect")
    if option.is_truthy is None:
        return unknown("images.unoptimized", option)
    return Answer(False, "images.unoptimized is true", option.span)


@reads("images.remotePatterns", "images.domains", "assetPrefix")
def has_remote_images(situation: Situation) -> Answer:
    """images.remotePatterns (from 12.3 on) or images.domains names a host, or assetPrefix does: Next.js adds it."""
    options = ["images.domains"]
    if is_affected(READS_REMOTE_PATTERNS, situation.version):
        options.insert(0, "images.remotePatterns")
    doubt: Answer | None = None
    for option in options:
        outcome = situation.option(option)
        if outcome.state == "unknown" and not outcome.is_default:
            doubt = doubt or unknown(option, outcome)
        elif outcome.state == "value" and outcome.value:
            return Answer(True, f"{option} allows {_hosts(outcome.value)}", outcome.span)
    prefix = situation.option("assetPrefix")
    if isinstance(prefix.value, str) and prefix.value.startswith("http"):
        return Answer(True, f"assetPrefix allows {prefix.value}: Next.js adds its host", prefix.span)
    if prefix.state == "unknown" and not prefix.is_default:
        doubt = doubt or unknown("assetPrefix", prefix)
    return doubt or Answer(False, f"no host in {' or '.join(options)}")


def _hosts(value: object) -> str:
    """Return the first host, and how many more there are."""
    entries = value if isinstance(value, list) else []
    names = [entry.get("hostname") if isinstance(entry, dict) else entry for entry in entries]
    hosts = list(dict.fromkeys(name for name in names if isinstance(name, str)))
    if not hosts:
        return "hosts"
    return hosts[0] if len(hosts) == 1 else f"{hosts[0]} and {len(hosts) - 1} more"


@reads("images.localPatterns")
def local_patterns_are_broad(situation: Situation) -> Answer:
    """Every local path is optimized: images.localPatterns is unset, unsupported, or has a pattern for all paths."""
    patterns = situation.option("images.localPatterns")
    if not is_affected(READS_LOCAL_PATTERNS, situation.version):
        return Answer(True, f"Next.js {situation.version} has no images.localPatterns")
    if patterns.state == "unknown" and not patterns.is_default:
        return unknown("images.localPatterns", patterns)
    if patterns.state != "value":
        return Answer(True, "images.localPatterns is not set")
    broad = not isinstance(patterns.value, list) or any(_is_broad(pattern) for pattern in patterns.value)
    reason = "images.localPatterns has a pattern for every path" if broad else "images.localPatterns is narrow"
    return Answer(broad, reason, patterns.span)


def _is_broad(pattern: object) -> bool:
    return isinstance(pattern, dict) and pattern.get("pathname", "**") in ANY_PATH


@reads("experimental.imgOptSkipMetadata")
def image_metadata_is_read(situation: Situation) -> Answer:
    """experimental.imgOptSkipMetadata is not true."""
    option = situation.option("experimental.imgOptSkipMetadata")
    return _not_true("experimental.imgOptSkipMetadata", option)


def _not_true(option: str, outcome: Outcome) -> Answer:
    if outcome.state == "unknown" and not outcome.is_default:
        return unknown(option, outcome)
    if outcome.is_truthy:
        return Answer(False, f"{option} is true", outcome.span)
    return Answer(True, f"{option} is not true", outcome.span)


@reads()
def api_routes_serve_images(situation: Situation) -> Answer:
    """An API route or route handler may serve an image; whether one does is not checked."""
    if not situation.site.api_routes:
        return Answer(False, "there is neither an API route nor a route handler")
    return Answer(None, "nextlint does not check whether an API route or route handler serves images")
