"""What a package.json script finally runs: `next start`, or a file of the project.

A shell line is split into its commands, wrappers that only set up the environment (``cross-env``, ``dotenv --``,
``npx`` ...) are skipped, and commands that run another script of the same package.json are followed. Nothing is
executed, and nothing is reported for what is not understood: no answer is better than a wrong one.
"""

from __future__ import annotations

import os
import re
import shlex
from functools import lru_cache
from typing import TYPE_CHECKING

from nextlint.model.record import Record
from nextlint.serving import containers
from nextlint.serving.nxcommand import nx_call

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Literal

MAX_DEPTH = 16  # scripts that run scripts, quoted commands in commands
MAX_LENGTH = 10_000  # characters per script; the longest real ones have a few hundred

_NOT_LITERAL = "$`*?"
_NOT_PLAIN = "'\"\\<>"  # quotes and redirections
_SHELL_WORDS = frozenset({"then", "do", "else", "elif", "if", "while", "until", "{", "!"})

# Commands that run the command in their arguments -> their options that take a value as the next word.
_WRAPPERS: Mapping[str, frozenset[str]] = {
    "bunx": frozenset({"-p", "--package"}),
    "command": frozenset(),
    "cross-env": frozenset(),
    "cross-env-shell": frozenset(),
    "dotenv": frozenset({"-e", "-p", "-v"}),
    "dumb-init": frozenset(),
    "env": frozenset({"-u", "--unset"}),
    "env-cmd": frozenset({"-f", "--file", "-e", "--environments", "-r", "--rc-file"}),
    "exec": frozenset(),
    "nice": frozenset({"-n"}),
    "nohup": frozenset(),
    "npx": frozenset({"-p", "--package"}),
    "pnpx": frozenset({"-p", "--package"}),
    "time": frozenset(),
    "tini": frozenset(),
}

_TS_NODE = frozenset({"-P", "--project", "-r", "--require", "-O", "--compilerOptions", "-C", "--compiler", "--cwd"})

# Commands that run the JavaScript or TypeScript file in their arguments -> as above.
_RUNTIMES: Mapping[str, frozenset[str]] = {
    "babel-node": frozenset({"-x", "--extensions", "--presets", "--plugins", "--config-file", "-r", "--require"}),
    "bun": frozenset({"-r", "--preload", "--env-file"}),
    "esno": frozenset(),
    "node": frozenset(  # tested with Node.js 20; V8 options (--max-old-space-size) take their value only after "="
        {
            *("-r", "--require", "--import", "--loader", "--experimental-loader", "-C", "--conditions", "--title"),
            *("--env-file", "--icu-data-dir", "--openssl-config", "--inspect-port", "--dns-result-order"),
            *("--heapsnapshot-signal", "--unhandled-rejections", "--diagnostic-dir", "--max-http-header-size"),
            *("--secure-heap", "--tls-cipher-list", "--experimental-specifier-resolution"),
        }
    ),
    "nodemon": frozenset({"-w", "--watch", "-e", "--ext", "-i", "--ignore", "-d", "--delay", "--signal"}),
    "sucrase-node": frozenset(),
    "swc-node": frozenset(),
    "ts-node": _TS_NODE,
    "ts-node-dev": _TS_NODE,
    "ts-node-esm": _TS_NODE,
    "tsx": frozenset({"--tsconfig", "--import", "-r", "--require", "--env-file"}),
}
_EVALUATES = frozenset({"-e", "--eval", "-p", "--print", "-pe", "-i", "--interactive", "-c", "--check", "--test"})
_PM2 = frozenset({"pm2", "pm2-runtime", "pm2-docker"})
_PM2_VALUES = frozenset(
    {
        *("-n", "--name", "-i", "--instances", "--env", "-o", "--output", "-e", "--error", "-l", "--log", "--cwd"),
        *("--interpreter", "--interpreter-args", "--node-args", "--max-memory-restart", "--namespace", "-p", "--pid"),
    }
)
_CONCURRENTLY_VALUES = frozenset({"-n", "--names", "-c", "--prefix-colors", "-p", "--prefix", "-s", "--success", "-m"})
NEXT_VALUES = frozenset({"-p", "--port", "-H", "--hostname", "--keepAliveTimeout"})
_RUNS_SCRIPTS = frozenset({"run", "run-script", "rum", "urn"})
_OTHER_PACKAGE = (
    *("-w", "--workspace", "--workspaces", "-ws", "--prefix", "--cwd", "-C", "--dir", "--filter", "-F"),
    *("--recursive", "workspace", "workspaces"),
)


_TURBO_VALUES = frozenset({"--concurrency", "--parallel"})
_SHELLS = frozenset({"sh", "bash", "ash", "dash", "zsh", "ksh"})
_SHELL_VALUES = frozenset({"-o", "+o", "-O", "--rcfile", "--init-file"})
_MAKE_VALUES = frozenset({"-f", "--file", "--makefile", "-j", "--jobs", "-o", "-W", "-I"})
_SYSTEM = ("/bin/", "/sbin/", "/usr/")


class Run(Record):
    """One thing a script runs. ``path`` is absolute: the folder `next start` serves, or a file that may not exist.

    - "in-process": a package starts Next in the folder itself.
    - "processes" is a file of pm2, "script" a shell script, "make" a folder with a Makefile and "nx-target" one with
      a project of Nx. They say what runs (:mod:`nextlint.serving.followed`); ``folder`` is where they run, and
      ``arguments`` are their arguments.
    - "unseen": what runs is unknown.
    """

    kind: Literal["next-start", "file", "in-process", "processes", "script", "make", "nx-target", "unseen"]
    path: str
    folder: str = ""
    arguments: tuple[str, ...] = ()


class NextCommand(Record):
    """One call of next in a script: ``words`` are its arguments; ``folder`` is None if unknown."""

    words: tuple[str, ...]
    folder: str | None


def next_commands(text: str, folder: str) -> list[NextCommand]:
    """Return every call of next in a script, in order; scripts that it runs are not followed."""
    collector = _Collector({}, folder)
    for _ in collector.line(text, folder, 0):
        pass
    return collector.found


def runs(scripts: Mapping[str, object], name: str, folder: str, member: Member | None = None) -> list[Run]:
    """Return everything that ``npm run <name>`` in ``folder`` runs, in order."""
    return list(_Reader(scripts, folder, member).script(name, 0))


def runs_of_line(scripts: Mapping[str, object], line: str, folder: str, member: Member | None = None) -> list[Run]:
    """Return everything that a shell line runs in ``folder``, whose package.json has the scripts."""
    return list(_Reader(scripts, folder, member).line(line, folder, 0))


class Member(Record):
    """A package of the workspace that commands may select by a name or by its folder.

    ``targets`` are the names of its Nx targets; it has others if ``has_unknown_targets``.
    """

    names: frozenset[str]
    scripts: Mapping[str, object]
    folder: str
    targets: frozenset[str] = frozenset()
    has_unknown_targets: bool = False


class _Reader:
    """Follows scripts; ``folder`` is where package.json is; a command may run below it.

    Among the other packages of the workspace, only ``member`` is followed.
    """

    def __init__(self, scripts: Mapping[str, object], folder: str, member: Member | None = None) -> None:
        self.scripts = scripts
        self.folder = folder
        self.member = member
        self.active: list[str] = []
        self.budget = 500

    def script(self, name: str, depth: int) -> Iterator[Run]:
        text = self.scripts.get(name)
        if isinstance(text, str) and name not in self.active:
            self.active.append(name)
            yield from self.line(text, self.folder, depth + 1)
            self.active.pop()

    def line(self, text: str, folder: str | None, depth: int) -> Iterator[Run]:
        """Yield what the commands of a shell line run. ``folder`` is None after a `cd` to an unknown place."""
        if depth > MAX_DEPTH:
            return
        for words in split(text):
            if words[0] in ("cd", "pushd"):
                folder = _join(folder, words[1]) if len(words) == 2 else None
            else:
                yield from self.command(words, folder, depth)

    def command(self, words: Sequence[str], folder: str | None, depth: int) -> Iterator[Run]:
        self.budget -= 1
        while words and (_is_assignment(words[0]) or words[0] in _SHELL_WORDS):
            words = words[1:]
        if not words or depth > MAX_DEPTH or self.budget < 0:
            return
        name, rest = _program(words[0]), words[1:]
        if name == "next":
            yield from self.next(rest, folder)
        elif name in _WRAPPERS:
            words = _after_options(rest, _WRAPPERS[name])
            if name == "env-cmd" and len(words) > 1 and _is_environment_file(words[0]):
                words = words[1:]  # up to env-cmd 8 the file comes first
            yield from self.wrapped(words, folder, depth)
        elif name in ("npm", "yarn", "pnpm", "bun", "deno"):
            yield from self.manager(name, rest, folder, depth)
        elif name in _RUNTIMES:
            yield from self.runtime(name, rest, folder, depth)
        elif name in _PM2:
            yield from self.pm2(name, rest, folder, depth)
        elif name in ("run-s", "run-p", "npm-run-all", "npm-run-all2"):
            for pattern in _positionals(rest, frozenset({"--max-parallel", "--aggregate-output"})):
                yield from self.matching(pattern, depth)
        elif name == "concurrently":
            for text in _positionals(rest, _CONCURRENTLY_VALUES):
                yield from self.concurrent(text, folder, depth)
        elif name == "turbo":
            yield from self.turbo(rest, depth)
        elif name == "nx":
            yield from self.nx(rest, folder, depth)
        elif name == "make":
            yield from self.make(rest, folder)
        elif name in containers.NAMES:
            yield from self.command(containers.container_command(rest), folder, depth + 1)
        elif name in _SHELLS or name == "cmd":
            yield from self.shell(rest, folder, depth)
        elif _is_script(words[0]):
            yield from self.shell_script(words[0], rest, folder)
        elif "--" in rest:  # the usual wrapper syntax: `doppler run -- next start`
            yield from self.wrapped(rest[rest.index("--") + 1 :], folder, depth)

    def next(self, rest: Sequence[str], folder: str | None) -> Iterator[Run]:
        words = _positionals(rest, NEXT_VALUES)
        if words[:1] == ["start"]:
            path = _join(folder, words[1] if len(words) > 1 else ".")
            if path is not None:
                yield Run("next-start", path)

    def wrapped(self, words: Sequence[str], folder: str | None, depth: int) -> Iterator[Run]:
        if len(words) == 1 and " " in words[0]:
            yield from self.line(words[0], folder, depth + 1)
        else:
            yield from self.command(words, folder, depth + 1)

    def manager(self, name: str, rest: Sequence[str], folder: str | None, depth: int) -> Iterator[Run]:
        """Handle npm, yarn, pnpm, bun and deno: a script of this package.json, or a binary of its packages."""
        own = _before_dashes(rest)
        if any(word.partition("=")[0] in _OTHER_PACKAGE or (name, word) == ("pnpm", "-r") for word in own):
            yield from self.other_package(name, rest, folder, depth)
            return
        if self.member is not None and folder == self.member.folder != self.folder:
            yield from self.of(self.member).manager(name, rest, folder, depth + 1)
            return
        words = _after_options(rest, _RUNTIMES["bun"] if name == "bun" else frozenset())
        verb, arguments = (words[0], _after_options(words[1:], frozenset())) if words else ("", words)
        if verb in ("exec", "x", "dlx"):
            yield from self.wrapped(arguments, folder, depth)
        elif verb in _RUNS_SCRIPTS or (name, verb) == ("deno", "task"):
            yield from self.script_or_program(name, arguments, folder, depth)
        elif name != "npm" or verb == "start":
            yield from self.script_or_program(name, words, folder, depth)

    def other_package(self, name: str, rest: Sequence[str], folder: str | None, depth: int) -> Iterator[Run]:
        """Do the same for another package of the workspace, if it is the one in question."""
        member = self.member
        selectors, words = _selectors(rest)
        if (
            member is not None and member.folder == self.folder
        ):  # a run of all packages says little about the one that starts it
            selectors = [selector for selector in selectors if selector != "*"]
        if member is None or not any(_selects(selector, member, folder) for selector in selectors):
            return
        yield from self.of(member).manager(name, words, member.folder, depth + 1)

    def of(self, member: Member) -> _Reader:
        if member.folder == self.folder:
            return self
        inner = _Reader(member.scripts, member.folder, member)
        inner.budget = self.budget
        return inner

    def turbo(self, rest: Sequence[str], depth: int) -> Iterator[Run]:
        """Handle ``turbo run start --filter=web``."""
        selectors, words = _selectors(_before_dashes(rest))
        words = _positionals(words, _TURBO_VALUES)
        if words[:1] == ["run"]:
            words = words[1:]
        member = self.member
        if member is None or (selectors and not any(_selects(selector, member, None) for selector in selectors)):
            return
        for task in words:
            yield from self.of(member).script(task, depth + 1)

    def nx(self, rest: Sequence[str], folder: str | None, depth: int) -> Iterator[Run]:
        """Handle targets of Nx: explicit ones, scripts, and those inferred for a Next app."""
        call, member = nx_call(_before_dashes(rest)), self.member
        if member is None:
            return
        if call.projects:
            is_chosen = any(_selects(project, member, None) for project in call.projects)
        else:
            is_chosen = folder == member.folder or "run-many" in rest
        for target in call.targets if is_chosen else ():
            if target in member.targets or (member.has_unknown_targets and target in ("serve", "start")):
                arguments = (target, call.configuration, *call.flags)
                yield Run("nx-target", member.folder, member.folder, arguments)
            elif target in member.scripts:
                yield from self.of(member).script(target, depth + 1)
            elif target == "start" or (target == "serve" and call.configuration == "production"):
                yield Run("next-start", member.folder)

    def make(self, rest: Sequence[str], folder: str | None) -> Iterator[Run]:
        """Handle ``make start`` and ``make -C deploy start``, but not Makefiles with other names."""
        place = next((rest[at + 1] for at, word in enumerate(rest[:-1]) if word in ("-C", "--directory")), ".")
        targets = [word for word in _positionals(rest, _MAKE_VALUES | {"-C", "--directory"}) if "=" not in word]
        path = _join(folder, place)
        if path is not None and not {"-f", "--file", "--makefile"}.intersection(rest):
            yield Run("make", path, path, tuple(targets))

    def shell(self, rest: Sequence[str], folder: str | None, depth: int) -> Iterator[Run]:
        """Handle ``sh -c 'a line'`` and ``sh start.sh``."""
        words = _after_options(rest, _SHELL_VALUES)
        options = rest[: len(rest) - len(words)]
        if options and options[-1] in ("-c", "-lc", "-ec", "-ic", "/c", "/C") and words:
            yield from self.line(words[0], folder, depth + 1)
        elif rest[:1] in (["/c"], ["/C"]) and len(rest) > 1:
            yield from self.line(rest[1], folder, depth + 1)
        elif words:
            yield from self.shell_script(words[0], words[1:], folder)

    def shell_script(self, word: str, arguments: Sequence[str], folder: str | None) -> Iterator[Run]:
        path = _join(folder, word)
        if path is not None and folder is not None:
            yield Run("script", path, folder, tuple(arguments))

    def script_or_program(self, name: str, words: Sequence[str], folder: str | None, depth: int) -> Iterator[Run]:
        if not words:
            return
        if words[0] in self.scripts:
            if folder == self.folder:
                yield from self.script(words[0], depth)
        elif name == "deno" and words[0].startswith("npm:"):
            yield from self.command([words[0][4:].partition("@")[0], *words[1:]], folder, depth + 1)
        elif name in ("bun", "deno") and ("." in words[0] or "/" in words[0]):
            yield from self.runtime("bun", words, folder, depth)
        elif name != "npm":
            yield from self.command(words, folder, depth + 1)

    def runtime(self, name: str, rest: Sequence[str], folder: str | None, depth: int) -> Iterator[Run]:
        options = rest[: len(rest) - len(_after_options(rest, _RUNTIMES.get(name, frozenset())))]
        words = rest[len(options) :]
        if name == "node" and any(option.partition("=")[0] in _EVALUATES for option in options):
            return
        if words and words[0] == "watch":
            words = words[1:]
        if not words:
            return
        if _is_program_of_a_package(words[0]):
            yield from self.command(words, folder, depth + 1)
        elif (path := _join(folder, words[0])) is not None:
            yield Run("file", path)

    def pm2(self, name: str, rest: Sequence[str], folder: str | None, depth: int) -> Iterator[Run]:
        own, passed = (rest[: rest.index("--")], rest[rest.index("--") + 1 :]) if "--" in rest else (rest, [])
        words = _positionals(own, _PM2_VALUES)
        if words[:1] == ["start"]:
            words = words[1:]
        elif name == "pm2":
            return
        if not words:
            return
        if " " in words[0]:
            yield from self.line(words[0], folder, depth + 1)
        elif _is_program_of_a_package(words[0]) or "." not in words[0]:
            yield from self.command([*words, *passed], folder, depth + 1)
        elif not words[0].endswith((".config.js", ".config.cjs", ".config.mjs", ".json", ".yaml", ".yml")):
            yield from self.runtime("node", words, folder, depth)
        elif (path := _join(folder, words[0])) is not None:
            yield Run("processes", path)

    def matching(self, pattern: str, depth: int) -> Iterator[Run]:
        """Handle script patterns of npm-run-all and concurrently: ``start:*`` matches one level, ``start:**`` any."""
        name = pattern.partition(" ")[0]
        wanted = re.escape(name).replace(r"\*\*", ".*").replace(r"\*", "[^:]*")
        for script in self.scripts:
            if re.fullmatch(wanted, script):
                yield from self.script(script, depth)

    def concurrent(self, text: str, folder: str | None, depth: int) -> Iterator[Run]:
        runner, colon, script = text.partition(":")
        if colon and runner in ("npm", "yarn", "pnpm", "bun", "node"):
            yield from self.matching(script, depth)
        else:
            yield from self.line(text, folder, depth + 1)


class _Collector(_Reader):
    """Collects every call of next."""

    def __init__(self, scripts: Mapping[str, object], folder: str) -> None:
        super().__init__(scripts, folder)
        self.found: list[NextCommand] = []

    def next(self, rest: Sequence[str], folder: str | None) -> Iterator[Run]:
        self.found.append(NextCommand(tuple(rest), folder))
        return iter(())


@lru_cache(maxsize=256)
def split(text: str) -> list[list[str]]:
    """Split a shell line into simple commands as words, without redirections; empty if a quote is not closed.

    The lists are shared and must not be changed.
    """
    if len(text) > MAX_LENGTH:
        return []
    is_plain = text.isascii() and text.isprintable() and not any(mark in text for mark in _NOT_PLAIN)
    return _split_plain(text) if is_plain else _split_shell(text)


def _split_plain(text: str) -> list[list[str]]:
    for mark in "()|&":
        text = text.replace(mark, ";")
    return [words for command in text.split(";") if (words := command.split())]


def _split_shell(text: str) -> list[list[str]]:
    lexer = shlex.shlex(text.replace("\n", ";"), posix=True, punctuation_chars=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    commands: list[list[str]] = [[]]
    skip = False
    try:
        for word in lexer:
            if skip:
                skip = False
            elif not word or set(word) - set("();<>|&"):
                commands[-1].append(word)
            elif "<" in word or ">" in word:
                skip = True
                if commands[-1] and commands[-1][-1] in ("1", "2"):  # from `2>&1`
                    commands[-1].pop()
            else:
                commands.append([])
    except ValueError:
        return []
    return [words for words in commands if words]


def _program(word: str) -> str:
    """Return the name of a program: ``./node_modules/.bin/next`` is next, and so is the file that it links to."""
    path = word.replace("\\", "/")
    if path.endswith("node_modules/next/dist/bin/next"):
        return "next"
    name = path.rpartition("/")[2]
    return name[:-4] if name[-4:].lower() in (".cmd", ".exe") else name


def _is_script(word: str) -> bool:
    """Return whether a program is a script: by its extension, or by a path outside the system's folders."""
    return word.endswith(".sh") or ("/" in word and "node_modules" not in word and not word.startswith(_SYSTEM))


def _before_dashes(words: Sequence[str]) -> Sequence[str]:
    return words[: words.index("--")] if "--" in words else words


def _is_assignment(word: str) -> bool:
    name, equals, _ = word.partition("=")
    name = name.removesuffix("+")
    return bool(equals) and name.isascii() and name.isidentifier()


def _is_environment_file(word: str) -> bool:
    return ("/" in word or "." in word) and "node_modules" not in word


def _selectors(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the package selectors among the words ("*" for all), and the other words."""
    selectors, others = list[str](), list[str]()
    at = 0
    while at < len(words):
        word, equals, value = words[at].partition("=")
        if word in ("-r", "--recursive", "-ws", "--workspaces", "workspaces"):
            selectors.append("*")
        elif word in _OTHER_PACKAGE and equals:
            selectors.append(value)
        elif word in _OTHER_PACKAGE:
            at += 1
            selectors += words[at : at + 1]
        else:
            others.append(words[at])
        at += 1
    return selectors, others


def _selects(selector: str, member: Member, folder: str | None) -> bool:
    """Return whether a selector is a name of the package, its folder, or all packages."""
    plain = (
        selector.removesuffix("...").removesuffix("^").removeprefix("...").strip("{}").removeprefix("./").rstrip("/")
    )
    if plain == "*" or plain in member.names:
        return True
    return folder is not None and os.path.normpath(os.path.join(folder, plain)) == member.folder


def _is_program_of_a_package(word: str) -> bool:
    return "node_modules/.bin/" in word or word.endswith("node_modules/next/dist/bin/next")


def _join(folder: str | None, word: str) -> str | None:
    """Return the path a word names; None if it depends on the shell or the environment."""
    if folder is None or any(mark in word for mark in _NOT_LITERAL) or word.startswith(("~", "-")):
        return None
    return os.path.normpath(os.path.join(folder, word))


def _after_options(words: Sequence[str], with_value: frozenset[str]) -> Sequence[str]:
    """Return the words from the first one that is neither an option, an option's value, nor an assignment."""
    at = 0
    while at < len(words):
        word = words[at]
        if word == "--":
            return words[at + 1 :]
        if not word.startswith("-") and not _is_assignment(word):
            break
        at += 2 if word in with_value else 1
    return words[at:]


def _positionals(words: Sequence[str], with_value: frozenset[str]) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(words) and words[at] != "--":
        if words[at].startswith("-"):
            at += 2 if words[at] in with_value else 1
        else:
            found.append(words[at])
            at += 1
    return found
