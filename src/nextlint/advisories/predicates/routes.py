"""What the config does with requests: rewrites, redirects, i18n, caching, actions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nextlint.advisories.model import Answer
from nextlint.advisories.predicates.base import is_set, reads, unknown
from nextlint.release.affected import is_affected

if TYPE_CHECKING:
    from nextlint.advisories.site import Situation
    from nextlint.config.custom_routes import CustomRoute, CustomRoutes

ACTIONS_BY_FLAG = ">=13.4.0,<14.0.0"  # experimental.serverActions: true
NO_ACTIONS = "<13.4.0"
CACHE_COMPONENTS = ("cacheComponents", "experimental.cacheComponents")  # 16 still reads the old name

_EXTERNAL = r"""[`"']?https?://"""
_HOST_PARAMETER = r"""[`"']?https?://[^/?#]*?:(?P<name>[A-Za-z_]\w*)"""
_OUTSIDE_A_LABEL = ("a.b", "a/b", "a@b", "a:b", "a?b", "a#b", "a%b", "a\\b")  # let a value name another host


@reads("rewrites")
def has_rewrites(situation: Situation) -> Answer:
    """The config has rewrites."""
    rewrites = situation.site.rewrites
    if rewrites.entries:
        return Answer(True, "rewrites has entries", rewrites.entries[0].destination.span)
    return _without(rewrites, "rewrites", "the config has no rewrites")


@reads("rewrites")
def rewrites_to_external_host(situation: Situation) -> Answer:
    """A rewrite goes to another host: its destination is an absolute URL."""
    rewrites = situation.site.rewrites
    for entry in rewrites.entries:
        if is_external(entry):
            return Answer(True, f"a rewrite goes to {entry.destination.written}", entry.destination.span)
    for entry in rewrites.entries:
        if entry.destination.value is None and not entry.destination.written.lstrip("`\"'").startswith("/"):
            return Answer(None, f"the host of {entry.destination.written} cannot be determined", entry.destination.span)
    return _without(rewrites, "rewrites", "no rewrite goes to another host")


def is_external(entry: CustomRoute) -> bool:
    return bool(re.match(_EXTERNAL, entry.destination.value or entry.destination.written))


@reads("rewrites", "redirects")
def rewrite_host_has_parameter(situation: Situation) -> Answer:
    """The host of a rewrite or redirect destination contains a part of the request that may be any text."""
    site = situation.site
    for entry in (*site.rewrites.entries, *site.redirects.entries):
        found = re.match(_HOST_PARAMETER, entry.destination.value or entry.destination.written)
        if found is not None and not _is_label(entry, found["name"]):
            reason = f"the host of {entry.destination.written} comes from the request"
            return Answer(True, reason, entry.destination.span)
    for routes, option in ((site.rewrites, "rewrites"), (site.redirects, "redirects")):
        if routes.unseen is not None:
            return Answer(None, f"the result of {option} cannot be determined: {routes.unseen}")
    return Answer(False, "no host of a rewrite or redirect comes from the request")


def _is_label(entry: CustomRoute, name: str) -> bool:
    """Return whether a parameter's pattern admits no text that could name another host."""
    patterns = [*_patterns(rf":{name}\(", entry.source.value or "")]
    for capture in entry.captures:
        patterns += _patterns(rf"\(\?<{name}>", capture.value or "")
    return bool(patterns) and all(_admits_labels_only(pattern) for pattern in patterns)


def _patterns(start: str, text: str) -> list[str]:
    """Return the text between each match of ``start``, which includes the opening bracket, and the matching closing
    bracket.
    """
    found = []
    for match in re.finditer(start, text):
        depth, at = 1, match.end()
        while at < len(text) and depth:
            depth += {"(": 1, ")": -1}.get(text[at], 0)
            at += 1
        found.append(text[match.end() : at - 1])
    return found


def _admits_labels_only(pattern: str) -> bool:
    """Return whether a pattern admits only labels. Alternatives of names and a single character class are judged;
    anything else may admit more.
    """
    if re.fullmatch(r"[\w-]+(\|[\w-]+)*", pattern):
        return True
    if not re.fullmatch(r"(\[(?!\^)[\w-]+\]|\\w|\\d)([+*]|\{\d+(,\d*)?\})?", pattern):
        return False
    return not any(re.fullmatch(pattern, text) for text in _OUTSIDE_A_LABEL)


def _without(routes: CustomRoutes, option: str, reason: str) -> Answer:
    if routes.unseen is not None:
        return Answer(None, f"the result of {option} cannot be determined: {routes.unseen}")
    return Answer(False, reason)


@reads("i18n")
def has_i18n(situation: Situation) -> Answer:
    """The config has i18n."""
    return is_set("i18n", situation.option("i18n"))


@reads("i18n", "i18n.locales")
def has_one_locale(situation: Situation) -> Answer:
    """i18n.locales has one entry."""
    answer = has_i18n.ask(situation)
    if not answer.holds:
        return answer
    locales = situation.option("i18n.locales")
    if locales.state == "unknown":
        return unknown("i18n.locales", locales)
    count = len(locales.value) if isinstance(locales.value, list) else 0
    return Answer(count == 1, f"i18n.locales has {count} {'entry' if count == 1 else 'entries'}", locales.span)


@reads("experimental.serverActions")
def server_actions_are_on(situation: Situation) -> Answer:
    """Server Actions work: always from 14 on, with experimental.serverActions in 13.4 and 13.5."""
    if is_affected(NO_ACTIONS, situation.version):
        return Answer(False, f"Next.js {situation.version} has no Server Actions")
    if is_affected(ACTIONS_BY_FLAG, situation.version):
        return is_set("experimental.serverActions", situation.option("experimental.serverActions"))
    return Answer(True, "Server Actions are always on")


@reads(*CACHE_COMPONENTS)
def cache_components_are_on(situation: Situation) -> Answer:
    """cacheComponents is true."""
    answers = [is_set(option, situation.option(option)) for option in CACHE_COMPONENTS]
    return next((one for one in answers if one.holds), next((one for one in answers if one.holds is None), answers[0]))


@reads(*CACHE_COMPONENTS, "experimental.useCache")
def use_cache_is_on(situation: Situation) -> Answer:
    """'use cache' works: cacheComponents or experimental.useCache is true."""
    components = cache_components_are_on.ask(situation)
    use_cache = is_set("experimental.useCache", situation.option("experimental.useCache"))
    if components.holds or (components.holds is None and not use_cache.holds):
        return components
    if use_cache.holds is False:
        return Answer(False, "neither cacheComponents nor experimental.useCache is set")
    return use_cache


@reads("partialPrefetching")
def partial_prefetching_is_off(situation: Situation) -> Answer:
    """partialPrefetching is not true."""
    option = situation.option("partialPrefetching")
    if option.is_truthy is None and not option.is_default:
        return unknown("partialPrefetching", option)
    is_on = bool(option.is_truthy)
    return Answer(not is_on, f"partialPrefetching is {'on' if is_on else 'off'}", option.span)
