"""The stages of a Dockerfile: their commands, and the repository files at paths of the image."""

from __future__ import annotations

import json
import os
import re
import shlex
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from nextlint.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_PLACES = 500  # nested copies between stages, for one path
_CONTINUED = r"[\\`][ \t]*\r?\n(?:[ \t]*#.*\n)*"
_INSTRUCTION = r"[ \t]*(?P<word>[A-Za-z]+)[ \t]+(?P<rest>.*)"
_FROM = r"(?i)(?:--\S+[ \t]+)*(?P<base>\S+)(?:[ \t]+AS[ \t]+(?P<name>\S+))?"
_SCRIPT_FOLDERS = ("usr/local/bin", "usr/bin", "bin")  # folders of programs without a path
_WORD = r"""[^\s'";&|()<>]+"""


class Copy(Record):
    """A COPY or ADD: from paths of the build context or of ``stage`` to an absolute path in the image."""

    sources: tuple[str, ...]
    target: str
    stage: str | None


class Stage(Record):
    """A stage, with what it inherits. ``command`` and ``entrypoint`` are shell lines."""

    name: str
    command: str = ""
    entrypoint: str = ""
    workdir: str = ""
    copies: tuple[Copy, ...] = ()
    is_inherited: bool = False  # the command is inherited, so a new entrypoint resets it

    @property
    def line(self) -> str:
        return f"{self.entrypoint} {self.command}".strip()

    @property
    def copied(self) -> tuple[str, ...]:
        return tuple(source for copy in self.copies for source in copy.sources)


def stages(text: str) -> list[Stage]:
    """Return the stages of a Dockerfile in order; the last one is the default."""
    found: list[Stage] = []
    for line in re.sub(_CONTINUED, " ", text).splitlines():
        match = re.match(_INSTRUCTION, line)
        word, rest = (match["word"].upper(), match["rest"].strip()) if match else ("", "")
        if word == "FROM":
            found.append(_begun(rest, found))
        elif found:
            found[-1] = _with(found[-1], word, rest)
    return found


def chosen(found: Sequence[Stage], target: str | None) -> list[Stage]:
    """Return the stage ``target``, a name or number; every stage if it contains a variable."""
    if target is None:
        return list(found[-1:])
    if "$" in target:
        return list(found)
    named = [stage for stage in found if stage.name.lower() == target.lower()]
    return named or [stage for number, stage in enumerate(found) if str(number) == target]


def in_repository(line: str, stage: Stage, found: Sequence[Stage], contexts: Sequence[str]) -> str:
    """Return a line that an image runs, with repository files in place of its scripts and absolute paths.

    ``contexts`` are the possible build contexts.
    """

    def replaced(match: re.Match[str]) -> str:
        word = match[0]
        is_script = word.endswith(".sh") or word.startswith("./")
        if "$" in word or not (is_script or word.startswith("/")):
            return word
        places = [os.path.join("/", stage.workdir, word)]
        if "/" not in word:
            places += [f"/{folder}/{word}" for folder in _SCRIPT_FOLDERS]
        seen = set[tuple[str, str]]()
        files = (file for place in places for file in _files(os.path.normpath(place), stage, found, contexts, seen))
        file = next(files, None)
        return word if file is None else shlex.quote(file)

    return re.sub(_WORD, replaced, line)


def _begun(rest: str, before: Sequence[Stage]) -> Stage:
    match = re.match(_FROM, rest)
    base, name = (match["base"], match["name"] or "") if match else ("", "")
    parent = next((stage for stage in reversed(before) if stage.name.lower() == base.lower() and base), Stage(""))
    return parent._replace(name=name, is_inherited=True)


def _with(stage: Stage, word: str, rest: str) -> Stage:
    if word == "CMD":
        return stage._replace(command=_shell(rest), is_inherited=False)
    if word == "ENTRYPOINT":
        command = "" if stage.is_inherited else stage.command
        return stage._replace(entrypoint=_shell(rest), command=command, is_inherited=False)
    if word == "WORKDIR":
        return stage._replace(workdir=os.path.join(stage.workdir, rest.strip("\"'")))
    if word in ("COPY", "ADD"):
        copy = _copy(rest, stage.workdir)
        return stage._replace(copies=(*stage.copies, copy)) if copy else stage
    return stage


def _copy(rest: str, workdir: str) -> Copy | None:
    words = rest.split()
    stage = next((word[7:] for word in words if word.startswith("--from=")), None)
    words = [word for word in words if not word.startswith("--")]
    if words and words[0].startswith("["):
        words = shlex.split(_shell(" ".join(words)))
    if len(words) < 2:
        return None
    return Copy(tuple(words[:-1]), os.path.normpath(os.path.join("/", workdir, words[-1])), stage)


def _files(
    place: str, stage: Stage, found: Sequence[Stage], contexts: Sequence[str], seen: set[tuple[str, str]]
) -> Iterator[str]:
    """Yield repository files that may be at an absolute path of an image; the last copied first."""
    if (place, stage.name) in seen or len(seen) >= MAX_PLACES:
        return
    seen.add((place, stage.name))
    for copy in reversed(stage.copies):
        for source in copy.sources:
            inner = _source(place, source, copy.target)
            if inner is None:
                continue
            if copy.stage is None:
                paths = (os.path.normpath(os.path.join(context, inner.lstrip("/"))) for context in contexts)
                yield from (path for path in paths if os.path.isfile(path))
            else:
                for other in chosen(found, copy.stage)[:1]:
                    yield from _files(os.path.normpath("/" + inner.lstrip("/")), other, found, contexts, seen)


def _source(place: str, source: str, target: str) -> str | None:
    """Return the path that ``place`` is copied from, or None: a file, a file into a folder, or a folder's contents."""
    base = os.path.basename(place)
    source = source.rstrip("/")
    if "*" in source:
        folder, pattern = os.path.split(source)
        is_of_it = os.path.dirname(place) == target and fnmatchcase(base, pattern)
        return os.path.join(folder, base) if is_of_it else None
    if place == target or (os.path.basename(source) == base and os.path.dirname(place) == target):
        return source
    inside = os.path.relpath(place, target)
    return None if inside.startswith("..") else os.path.join(source, inside)


def _shell(rest: str) -> str:
    """Return the exec form as a shell line; the shell form already is one, and so is what is not JSON, for Docker."""
    if not rest.startswith("["):
        return rest
    try:
        words = json.loads(rest)
    except ValueError:
        return rest
    return shlex.join(map(str, words)) if isinstance(words, list) else ""
