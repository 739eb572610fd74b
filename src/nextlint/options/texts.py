"""Verdicts as text: the phrases that messages and help of several rules share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.options import table
from nextlint.release.versions import precedence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nextlint.config.model import Config
    from nextlint.options.verdict import Verdict

# What is wrong where Next.js prints a message, by condition: a clause that follows the option's name.
_WRONG = {
    "conflict:both": "is set together with {to}, its new name",
    "conflict:different": "and {to} differ but have to be equal",
    "conflict:export": "does not work with output: 'export'",
    "conflict:false-with-standalone": "is false, and output: 'standalone' needs it",
    "conflict:false-with-truthy": "cannot be false while {to} is on",
    "conflict:loader-file": "needs images.loader to be 'default' or 'custom'",
    "conflict:loader-without-path": "needs images.path for that loader",
    "conflict:ppr-with": "cannot be false or 'incremental' while {to} is on",
    "conflict:truthy-unset": "is on, and {to} is not set to true or false",
    "conflict:truthy-without": "needs {to}",
    "customised:not-true": "is not left at true, which can break how modules are resolved",
    "canary:truthy": "is only in canary releases",
    "invalid:blank": "is an empty string",
    "invalid:duplicates": "lists a locale twice",
    "invalid:empty-array": "is an empty array",
    "invalid:falsy": "has to be an object",
    "invalid:hostnames": "has an entry without a hostname",
    "invalid:is-public": "is 'public', the folder of static files",
    "invalid:no-leading-slash": "has to start with a slash",
    "invalid:no-url": "is not a valid URL",
    "invalid:not-array": "has to be an array",
    "invalid:not-boolean": "has to be a boolean",
    "invalid:not-included": "is not among i18n.locales",
    "invalid:not-object": "has to be an object",
    "invalid:not-string": "has to be a string",
    "invalid:not-strings": "has an item that is not a string",
    "invalid:protocols": "has a protocol that is neither http nor https",
    "invalid:sizes": "has a size that is not between 1 and 10000",
    "invalid:slash": "is a single slash; use an empty string for no base path",
    "invalid:trailing-slash": "must not end with a slash",
    "invalid:unknown-target": "is not a valid target",
    "removed:false": "is false, but webpack 4 was removed",
}


def clause_of(condition: str, to: str) -> str:
    """Return what is wrong if a condition holds, as a clause after the option's name; "" if it needs no words."""
    return _WRONG.get(condition, "").format(to=to)


def wrong(verdict: Verdict) -> str:
    """Return what is wrong, as a clause after the option's name; "" if only a rule can say it."""
    clause = clause_of(verdict.condition, verdict.to)
    if clause:
        return clause
    return f"is not valid: {verdict.why}" if verdict.kind == "invalid" else ""


def gone_since(verdict: Verdict, version: str) -> str:
    """Return the first version without an option that existed before ``version``; "" if there is none."""
    ends = [end for _, end in table.spans(verdict.intervals) if end and precedence(end) <= precedence(version)]
    return _short(ends[-1]) if ends else ""


def there_from(verdict: Verdict, version: str) -> str:
    """Return the first version after ``version`` that has an option; "" if none has."""
    starts = [start for start, _ in table.spans(verdict.intervals) if precedence(start) > precedence(version)]
    return _short(starts[0]) if starts else ""


def first_with(path: str, version: str) -> str:
    """Return the version since which ``version`` has an option without a gap; "" if it does not have it, or if it is
    older than the table.
    """
    row = table.option(path)
    spans = table.spans(row.intervals) if row is not None else ()
    start = next((start for start, end in spans if table.holds(f"{start}-{end}", version)), table.FIRST)
    return "" if start == table.FIRST else _short(start)


def _short(version: str) -> str:
    return version.removesuffix(".0")


def contents(config: Config, path: str) -> str:
    """Return an object's contents: ``rules (3) and resolveAlias (1)``; "" if it is not an object."""
    below = [option[len(path) + 1 :] for option in config.options if option.startswith(f"{path}.")]
    keys = [name for name in below if "." not in name and name != "*"]
    counts = {
        key: sum(1 for name in below if name.startswith(f"{key}.") and "." not in name[len(key) + 1 :]) for key in keys
    }
    return listed(f"{key} ({counts[key]})" if counts[key] else key for key in keys)


def listed(names: Iterable[str]) -> str:
    """Return ``one, another and a third``; "" for none."""
    *first, last = [*names] or [""]
    return f"{', '.join(first)} and {last}" if first else last
