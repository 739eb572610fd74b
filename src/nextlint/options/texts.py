"""Verdicts in words: the parts that messages and help texts of several rules share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.options import table
from nextlint.release.versions import precedence

if TYPE_CHECKING:
    from nextlint.config.model import Config
    from nextlint.options.verdict import Verdict

# what is wrong where Next says a message: a clause after the option's name, by the name of its condition
_WRONG = {
    "conflict:both": "is set beside {to}, its new name",
    "conflict:different": "and {to} differ, and have to be equal",
    "conflict:export": "does not go with output: 'export'",
    "conflict:false-with-standalone": "is false, and output: 'standalone' needs it",
    "conflict:false-with-truthy": "cannot be false while {to} is on",
    "conflict:loader-file": "needs images.loader to be 'default' or 'custom'",
    "conflict:loader-without-path": "needs images.path, the place of that loader",
    "conflict:ppr-with": "cannot be false or 'incremental' while {to} is on",
    "conflict:truthy-without": "needs {to}",
    "customised:not-true": "is not left at true, which can break how modules are resolved",
    "canary:truthy": "is only in canary releases",
    "invalid:blank": "is an empty string",
    "invalid:duplicates": "has a locale twice",
    "invalid:empty-array": "is an empty array",
    "invalid:falsy": "has to be an object",
    "invalid:hostnames": "has an entry without a hostname",
    "invalid:is-public": "is 'public', the folder of static files",
    "invalid:no-leading-slash": "has to begin with a slash",
    "invalid:not-array": "has to be an array",
    "invalid:not-boolean": "has to be a boolean",
    "invalid:not-included": "is not among i18n.locales",
    "invalid:not-object": "has to be an object",
    "invalid:not-string": "has to be a string",
    "invalid:not-strings": "has an item that is no string",
    "invalid:protocols": "has a protocol that is neither http nor https",
    "invalid:sizes": "has a size that is not between 1 and 10000",
    "invalid:slash": "is a slash alone; without a base path it is an empty string",
    "invalid:trailing-slash": "must not end with a slash",
    "invalid:unknown-target": "is no target",
    "removed:false": "is false, and webpack 4 is gone",
}


def clause_of(condition: str, to: str) -> str:
    """What is wrong where a condition holds, as a clause after the option's name; "" for one that needs no words."""
    return _WRONG.get(condition, "").format(to=to)


def wrong(verdict: Verdict) -> str:
    """What is wrong, as a clause after the option's name; "" where only a rule can say it."""
    clause = clause_of(verdict.condition, verdict.to)
    if clause:
        return clause
    return f"is not what it has to be: {verdict.why}" if verdict.kind == "invalid" else ""


def gone_since(verdict: Verdict, version: str) -> str:
    """The first version without an option that was there before ``version``; "" where there is none."""
    ends = [end for _, end in table.spans(verdict.intervals) if end and precedence(end) <= precedence(version)]
    return _short(ends[-1]) if ends else ""


def there_from(verdict: Verdict, version: str) -> str:
    """The first version from ``version`` on that has an option; "" where none has."""
    starts = [start for start, _ in table.spans(verdict.intervals) if precedence(start) > precedence(version)]
    return _short(starts[0]) if starts else ""


def first_with(path: str, version: str) -> str:
    """The version from which on ``version`` has an option, without a gap; "" where it does not have it."""
    row = table.option(path)
    if row is None:
        return ""
    return next(
        (_short(start) for start, end in table.spans(row.intervals) if table.holds(f"{start}-{end}", version)), ""
    )


def _short(version: str) -> str:
    return version.removesuffix(".0")


def contents(config: Config, path: str) -> str:
    """What an object holds: ``rules (3) and resolveAlias (1)``; "" for what is no object."""
    below = [option[len(path) + 1 :] for option in config.options if option.startswith(f"{path}.")]
    keys = [name for name in below if "." not in name and name != "*"]
    counts = {
        key: sum(1 for name in below if name.startswith(f"{key}.") and "." not in name[len(key) + 1 :]) for key in keys
    }
    names = [f"{key} ({counts[key]})" if counts[key] else key for key in keys]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
