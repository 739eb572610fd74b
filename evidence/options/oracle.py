"""What nextlint says of configs, held against what the real loader of one version says of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from evidence.options.configs import OBJECTS, module
from evidence.options.derive import node
from evidence.options.said import kinds
from nextlint.config import load
from nextlint.files.reader import Reader
from nextlint.model.project import Project
from nextlint.options import verdicts, whole
from nextlint.release.versions import is_prerelease

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from nextlint.config.model import Config
    from nextlint.options import Verdict, Whole

# the kinds of verdicts that say what a message of Next says; what it says twice of one option is one verdict
SAYS = {
    "moved": {"moved", "renamed"},
    "renamed": {"moved", "renamed"},
    "removed": {"removed", "moved", "renamed"},
    "unneeded": {"removed"},
    "canary": {"removed", "moved", "renamed"},
    "deprecated": {"deprecated", "removed", "renamed", "moved", "invalid"},
    "customised": {"deprecated"},
    "conflict": {"conflict", "renamed"},  # with its own new name
    "invalid": {"invalid", "unknown", "too-new", "removed", "moved", "renamed", "conflict"},
}


class Difference(NamedTuple):
    """A config about which nextlint and Next differ."""

    config: str
    what: str  # keys, end or kinds
    next: object
    nextlint: object


class Answer(NamedTuple):
    """What the loader of a version and nextlint report about a config."""

    name: str
    keys: frozenset[str]  # keys that it does not recognize
    stops: bool
    kinds: frozenset[tuple[str, str]]  # kinds of its messages, with their options
    verdicts: tuple[Verdict, ...]
    whole: Whole | None  # it is not a plain object
    is_seen: bool  # False: unknown, as unreadable-config reports
    may_throw: bool  # loading it throws, or may throw in some environment


def answers(texts: dict[str, str], pack: Path, version: str, folder: Path) -> Iterator[Answer]:
    """Yield both answers to every config, by name; for prereleases without kinds, which only releases have."""
    sites = [] if is_prerelease(version) else node("derive.cjs", str(pack))["sites"]
    for (name, text), said in zip(
        texts.items(), node("oracle.cjs", str(pack), given=list(texts.values())), strict=True
    ):
        config = loaded(folder / re.sub(r"\W", "-", name), text, version)
        found = verdicts(config, version)
        below = tuple(f"{one.path}{mark}" for one in found if one.kind == "invalid" for mark in ".[")
        keys = frozenset(key for key in said["keys"] if not key.startswith(below))
        kinds_said = frozenset(kinds(said["said"], sites))
        entire, is_seen = whole(config, version), config.kind == "object"
        yield Answer(name, keys, said["stops"], kinds_said, found, entire, is_seen, bool(config.failed))


def differences(pack: Path, version: str, folder: Path) -> Iterator[Difference]:
    """Yield every difference between nextlint and Next: unrecognized keys, ends, and kinds of messages."""
    for one in answers({name: module(text) for name, text in OBJECTS.items()}, pack, version, folder):
        listed = frozenset(verdict.path for verdict in one.verdicts if verdict.is_listed)
        if one.keys != listed:
            yield Difference(one.name, "keys", sorted(one.keys), sorted(listed))
        stopping = [verdict.path for verdict in one.verdicts if verdict.effect == "throws"]
        stopping += [one.whole.what] if one.whole is not None and one.whole.stops else []
        if one.stops != bool(stopping):
            yield Difference(one.name, "end", one.stops, stopping)
        missed, own = list(_missed(one)), list(_own(one))
        if missed or own:
            yield Difference(one.name, "kinds", missed, own)


def _missed(answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield the messages of Next without a verdict. A fatal verdict covers all messages about its option."""
    for kind, path in sorted(answer.kinds):
        about = [one for one in answer.verdicts if path in (one.path, one.to) or _is_related(one.path, path)]
        if not any(one.kind in SAYS[kind] or one.effect == "throws" for one in about):
            yield kind, path


def _own(answer: Answer) -> Iterator[tuple[str, str]]:
    """Yield the verdicts for messages that Next, if it continues, does not print."""
    for verdict in () if answer.stops else answer.verdicts:
        is_message = verdict.condition or verdict.kind == "invalid"
        if is_message and not verdict.is_silent and not _is_said(verdict, answer.kinds):
            yield verdict.kind, verdict.path


def _is_said(verdict: Verdict, said: Iterable[tuple[str, str]]) -> bool:
    return any(
        verdict.kind in SAYS[kind] and (path == verdict.path or _is_related(path, verdict.path)) for kind, path in said
    )


def _is_related(one: str, other: str) -> bool:
    """Return whether one of the paths is below the other."""
    return one.startswith((f"{other}.", f"{other}[")) or other.startswith((f"{one}.", f"{one}["))


def loaded(folder: Path, text: str, version: str) -> Config:
    """Return a next.config.js with that text, for a build with a version of Next."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "next.config.js"
    path.write_text(text, "utf-8")
    project = Project(str(folder), str(folder), None, None, None, None, (str(path),))
    config = load(Reader(), project, version)
    return config.build or config


def judged(folder: Path, text: str, version: str) -> tuple[Verdict, ...]:
    """Return the verdicts on a next.config.js with that text, at a version of Next."""
    return verdicts(loaded(folder, text, version), version)
