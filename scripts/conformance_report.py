"""Write docs/conformance.md from a real run: every case and N generated programs in Node, acorn and prettier.

    python scripts/conformance_report.py [--programs N] [--seed N]

Needs Node 20 or newer and npm, and some minutes. Fails, and writes nothing, where nextlint is wrong about anything.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.conformance import formatting, holding  # noqa: E402
from tests.conformance.cases import lay_out, make_project, names  # noqa: E402
from tests.conformance.compare import Verdict, judge_option  # noqa: E402
from tests.conformance.fixing import OPTION, Attempt, apply, attempt, differences, hold_offered  # noqa: E402
from tests.conformance.npm import install  # noqa: E402
from tests.conformance.oracle import NODE, NodeOracle, environments  # noqa: E402
from tests.conformance.programs import Recorded, generate  # noqa: E402
from tests.conformance.test_fixes import JAVASCRIPT  # noqa: E402
from tests.conformance.test_syntax import BAD, GOOD, NEWER_THAN_NODE_20, read, whole  # noqa: E402
from tests.conformance.test_syntax_npm import acorn, pieces  # noqa: E402
from tests.javascript import plain_oracle, test_plain  # noqa: E402

from nextlint.javascript import plain  # noqa: E402
from nextlint.javascript.plain import types  # noqa: E402
from nextlint.model.fixes import Fix  # noqa: E402

DAMAGED = 400_000  # texts that are held against esprima, and a tenth of it against the eraser of types

GRADES = {
    "definite": "one outcome, and it is Node's",
    "several": "several outcomes named, and Node took more than one",
    "loose": "several outcomes named, Node took one in all environments tried",
    "unknowable": "unknown, as it must be: it comes out of a package or the environment's own text",
    "unknown": "unknown, though Node says the same in all environments tried",
    "wrong": "Node's value is not among the outcomes",
}


class Held(NamedTuple):
    """One set of configs, held against Node."""

    configs: int
    verdicts: list[Verdict]
    option: list[Verdict]  # of OPTION, one for each config that Node loads
    unknown: list[tuple[str, str]]  # where OPTION is unknown: the config, and why
    fixes: list[Attempt]
    problems: list[str]


def nothing() -> Held:
    return Held(0, [], [], [], [], [])


def count(held: Held, one: holding.Held) -> Held:
    """One more config."""
    verdict = judge_option(one.config, OPTION, one.results)
    if verdict is not None:
        held.option.append(verdict)
        reasons = [outcome.reason for outcome in one.config.outcomes(OPTION) if outcome.state == "unknown"]
        held.unknown.extend((one.name, str(reason)) for reason in reasons[:1])
    held.verdicts.extend(one.verdicts)
    return held._replace(configs=held.configs + 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--programs", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, NodeOracle() as oracle:
        folder = Path(name).resolve()
        modules = folder / "npm"
        modules.mkdir()
        install(modules, "acorn@^8.15", "prettier@^3")
        cases = hold_cases(oracle, folder / "cases")
        programs = hold_programs(
            oracle, folder / "programs", range(arguments.seed, arguments.seed + arguments.programs)
        )
        if problems := cases.problems + programs.problems:
            print(*problems, sep="\n")
            return 1
        held_plain = plain_texts(arguments.seed)
        if problems := [what for row in held_plain for what in row.differing]:
            print(*problems, sep="\n")
            return 1
        made = formatting.fix_and_format([lay_out(one, folder / "style") for one in JAVASCRIPT], modules, folder)
        text = "\n\n".join(
            [
                *introduction(arguments),
                *reading(cases, programs),
                *fixing(cases, programs),
                *styles(made),
                *syntax(modules, folder),
                *plain_table(held_plain),
            ]
        )
    (ROOT / "docs" / "conformance.md").write_text(text + "\n", encoding="utf-8")
    return 0


def hold_cases(oracle: NodeOracle, folder: Path) -> Held:
    held = nothing()
    for name in names():
        offered = hold_case_fix(name, oracle, folder, held.problems) if name in JAVASCRIPT else None
        held.fixes.extend([offered] if offered else [])
        one = holding.hold_case(lay_out(name, folder / "read"), oracle)
        held.problems.extend(f"{name}: {line}" for line in one.wrong)
        held = count(held, one)
    return held


def hold_case_fix(name: str, oracle: NodeOracle, folder: Path, problems: list[str]) -> Attempt | None:
    case = lay_out(name, folder / "fix")
    offered = attempt(case.project())
    if isinstance(offered.fix, Fix) and offered.is_safe:
        envs = environments(case.text())
        before = oracle.run(case.config, envs)
        apply(offered.fix)
        problems += [f"{name}: {line}" for line in differences(before, oracle.run(case.config, envs))]
    return offered if offered.is_flagged else None


def hold_programs(oracle: NodeOracle, folder: Path, seeds: Sequence[int]) -> Held:
    held = nothing()
    for seed in seeds:
        place = folder / str(seed)
        one = holding.hold_program(generate(Recorded(Random(seed)), is_ordinary=True), oracle, place)
        offered = attempt(make_project(place, place), one.config)
        held.fixes.extend([offered] if offered.is_flagged and one.loads else [])
        wrong = [*one.wrong, *hold_offered(one, offered, oracle)]
        held.problems.extend(f"seed {seed}: {line}" for line in wrong)
        held = count(held, one)
    return held


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────────────────


def introduction(arguments: argparse.Namespace) -> list[str]:
    node = subprocess.run([str(NODE), "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return [
        "# Conformance",
        "Written by `python scripts/conformance_report.py"
        + (f" --programs {arguments.programs}" if arguments.programs != 2_000 else "")
        + (f" --seed {arguments.seed}" if arguments.seed else "")
        + f"` with Node {node}; do not edit it.",
        "nextlint executes no JavaScript. To test that it reads configs correctly, Node runs them: as Next loads them, "
        "in production, with a stub for every package that returns its first object argument, and in every "
        "environment that the config distinguishes. The rule: Node's value is among nextlint's outcomes, for every "
        "option and not only `experimental.appDir`; if nextlint gives a single outcome, it is Node's.",
        "The same cases are also compared with the loaders of five published versions of Next.js, and other parts of "
        "nextlint with other references: [What judges nextlint](oracles.md).",
    ]


def reading(cases: Held, programs: Held) -> list[str]:
    rows = [
        [
            GRADES[grade],
            *(number(held.verdicts, grade) for held in (cases, programs)),
            *(number(held.option, grade) for held in (cases, programs)),
        ]
        for grade in GRADES
    ]
    heads = [
        "what nextlint says",
        f"every option of {cases.configs:,} cases",
        f"of {programs.configs:,} generated programs",
        "`experimental.appDir` of the cases",
        "of the programs",
    ]
    listed = table(["case", "why"], [[f"`{name}`", reason] for name, reason in cases.unknown])
    return [
        "## Reading",
        table(heads, rows),
        f"The percentages are of the {len(cases.verdicts):,} and {len(programs.verdicts):,} options that Node or "
        f"nextlint finds, and of the {len(cases.option):,} and {len(programs.option):,} configs that Node loads. "
        "The cases are hard on purpose, the programs even more so.",
        "The cases in which `experimental.appDir` stays unknown, at least in some environment:",
        listed,
    ]


def number(verdicts: Sequence[Verdict], grade: str) -> str:
    found = sum(one.grade == grade for one in verdicts)
    return f"{found:,} ({found / len(verdicts):.1%})" if found else "0"


def fixing(cases: Held, programs: Held) -> list[str]:
    heads = ["at Next 13.4.4", "cases", "generated programs"]
    both = (cases, programs)
    safe = [sum(one.is_safe for one in held.fixes) for held in both]
    static = [sum(one.has_static_place for one in held.fixes) for held in both]
    rows = [
        ["`experimental.appDir` is not certainly `false`", *(f"{len(held.fixes):,}" for held in both)],
        [
            "of these, the option or its object is written out in a file of the project alone",
            *(f"{n:,}" for n in static),
        ],
        ["of these, a safe fix is offered", *(f"{a:,} ({a / b:.1%})" for a, b in zip(safe, static, strict=True))],
        ["Node finds `false`, and everything else as before", *(f"{n:,}" for n in safe)],
        ["Node finds anything else", "0", "0"],
    ]
    refused = Counter(reason(one) for held in both for one in held.fixes if not one.is_safe and one.has_static_place)
    return [
        "## Fixing",
        table(heads, rows),
        "Why the others are refused, although the option has a place in a file:",
        table(["reason", "times"], [[text, f"{count:,}"] for text, count in refused.most_common()]),
    ]


def reason(one: Attempt) -> str:
    """Return why a fix is refused, with an ellipsis for names of options, variables and files."""
    names = r"\S+(?=, whose value)|(?<=would change )\S+|(?<=config changes )\S+|(?<=variable )\w+"
    text = re.sub(names, "…", getattr(one.fix, "reason", ""))
    return " ".join("…" if "." in word.replace("Next.js", "") else word for word in text.split())


def styles(made: Iterable[formatting.Formatted]) -> list[str]:
    rows, kept = [], list(made)
    for style in formatting.STYLES:
        chosen = [one for one in kept if one.style == style]
        good = sum(one.is_kept for one in chosen)
        rows.append([style, f"{len(chosen):,}", f"{good:,}", f"{good / len(chosen):.1%}"])
    others = sorted({one.case for one in kept if not one.is_kept})
    names = ", ".join(f"`{other}`" for other in others)
    listed = [
        "Changed by prettier, because nothing in the file shows which commas or width its author uses, or because a "
        f"fix breaks objects that get too long and reformats nothing else: {names}."
    ]
    heads = ["prettier's style", "cases formatted, then fixed", "left unchanged by prettier", "share"]
    return ["## Formatting", table(heads, rows), *(listed if others else [])]


def syntax(modules: Path, folder: Path) -> list[str]:
    snippets = [
        (kind, whole(kind, text)) for kind, text in (*GOOD, *BAD, *(("mjs", text) for text in NEWER_THAN_NODE_20))
    ]
    texts = [*snippets, *(piece for name in names() for piece in pieces(name))]
    differing = sum(
        is_unparsable(at, kind, text, folder) != (error is not None)
        for at, ((kind, text), error) in enumerate(zip(texts, acorn(modules, texts), strict=True))
    )
    rows = [[f"{len(texts):,}", f"{len(texts) - differing:,}", f"{differing:,}"]]
    return [
        "## Syntax",
        "Valid and invalid files, and every case cut off at five places, parsed by acorn and by nextlint.",
        table(["texts", "both accept, or both reject", "differing"], rows),
    ]


class Plain(NamedTuple):
    """Texts of one kind, how many of them are plain, and what is said of those otherwise than by the whole parser."""

    kind: str
    texts: int
    accepted: int
    differing: list[str]


def plain_texts(seed: int) -> list[Plain]:
    found = []
    modules: Callable[[str], bool] = lambda text: plain.parse(text, module=True) is not None  # noqa: E731
    either: Callable[[str], bool] = lambda text: modules(text) or plain.parse(text, module=False) is not None  # noqa: E731
    is_typed: Callable[[str], bool] = lambda text: types.erase(text) is not None  # noqa: E731
    same: Callable[[str], str | None] = lambda text: (  # noqa: E731
        plain_oracle.difference(text, module=True) or plain_oracle.difference(text, module=False)
    )
    scripts, typed = list(test_plain.scripts().values()), list(test_plain.typed().values())
    found.append(_plain("scripts of the tests and examples", scripts, either, same))
    found.append(_plain("the same scripts, damaged", _damaged(scripts, seed, DAMAGED), either, same))
    erased = plain_oracle.difference_of_types
    found.append(_plain("TypeScript of the tests and examples", typed, is_typed, erased))
    vocabulary = (*plain_oracle.VOCABULARY, *plain_oracle.TYPES * 4)
    damaged = _damaged([*typed, *test_plain.USUAL.values()], seed, DAMAGED // 10, vocabulary)
    found.append(_plain("the same TypeScript, damaged", damaged, is_typed, erased))
    return found


def _damaged(
    texts: Iterable[str], seed: int, count: int, vocabulary: Sequence[str] = plain_oracle.VOCABULARY
) -> Iterable[str]:
    sources = [found for text in texts if (found := plain_oracle.pieces(text))]
    return islice(plain_oracle.damaged(sources, seed, vocabulary), count)


def _plain(
    kind: str, texts: Iterable[str], accepts: Callable[[str], bool], differs: Callable[[str], str | None]
) -> Plain:
    count = accepted = 0
    differing = []
    for text in texts:
        count += 1
        accepted += accepts(text)
        if what := differs(text):
            differing.append(f"{what}\n{text}")
    return Plain(kind, count, accepted, differing)


def plain_table(held: Sequence[Plain]) -> list[str]:
    rows = [[one.kind, f"{one.texts:,}", f"{one.accepted:,}", f"{len(one.differing):,}"] for one in held]
    return [
        "## Plain JavaScript",
        "nextlint's own parser reads the JavaScript that nearly every config is written in, and its own eraser removes "
        "types; esprima and tree-sitter take everything else. For a text that they accept, the tree must be esprima's, "
        "and the erased text the one that tree-sitter's grammar gives. The tests are unusual on purpose, and a damaged "
        "text has tokens lost, doubled, swapped or replaced.",
        table(["texts", "", "accepted", "of these, differing"], rows),
    ]


def is_unparsable(at: int, kind: str, text: str, folder: Path) -> bool:
    place = folder / "syntax" / str(at)
    place.mkdir(parents=True)
    return read(kind, text, place).kind == "unparsable"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
