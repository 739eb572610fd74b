"""Planned edits and their proof, on texts in memory. What the texts look like afterwards, the rule cases show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from nextlint.config import load
from nextlint.files.reader import Reader
from nextlint.fixing.proof import Prover
from nextlint.fixing.refused import Refusal
from nextlint.fixing.text.script import apply_edits
from nextlint.model.fixes import Edit, Fix, Move, Operation, Remove, Set
from nextlint.model.project import Project


class Repository:
    """Files in memory, with the project at the root."""

    def __init__(self, folder: Path, **files: str) -> None:
        self.root = str(folder)
        self.texts = {f"{self.root}/{name.replace('__', '.')}": text for name, text in files.items()}
        config_files = tuple(path for path in self.texts if "next.config" in path)
        self.project = Project(self.root, self.root, None, None, None, None, config_files)

    def prover(self, version: str = "13.4.4") -> Prover:
        reader = Reader(self.texts)
        return Prover(self.project, load(reader, self.project, version), None, version, reader)

    def apply(self, *operations: Operation, version: str = "13.4.4") -> dict[str, str] | Refusal:
        """The edited texts by file name, or the refusal."""
        (answer,) = self.prover(version).answers([Fix("", operations, safe=True)])
        if isinstance(answer, Refusal):
            return answer
        self.applicability = answer.applicability
        return self.edited(answer)

    def edited(self, fix: Fix) -> dict[str, str]:
        return {Path(path).name: text for path, text in applied(fix.edits, self.texts).items()}


def applied(edits: Sequence[Edit], texts: Mapping[str, str]) -> dict[str, str]:
    """The texts that edits make, by path."""
    paths = dict.fromkeys(edit.path for edit in edits)
    return {path: apply_edits(texts.get(path, ""), [one for one in edits if one.path == path]) for path in paths}


def refused(answer: object) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.reason


def test_setting_proves_that_nothing_else_changes_in_any_environment(tmp_path: Path) -> None:
    # Behind `...base` the second branch would lose mdxRs; as a set of outcomes {true, absent} it would look the same.
    config = (
        "const base = process.env.MDX ? { experimental: { mdxRs: true } } : {};\n"
        "module.exports = process.env.DOCKER ? Object.assign({}, base, { output: 'standalone' }) : { ...base };\n"
    )
    answer = Repository(tmp_path, next__config__js=config).apply(Set("experimental.appDir", False))
    assert isinstance(answer, Refusal)


def test_setting_what_a_later_assignment_overrides_is_refused(tmp_path: Path) -> None:
    config = "const c = { images: {} };\nmodule.exports = c;\nc.images = JSON.parse(process.env.IMAGES);\n"
    answer = Repository(tmp_path, next__config__js=config).apply(Set("images.unoptimized", True))
    assert "IMAGES" in refused(answer)


def test_setting_in_another_file_is_unsafe(tmp_path: Path) -> None:
    files = {"next__config__js": "module.exports = require('./base');\n", "base__js": "module.exports = { a: 1 };\n"}
    repository = Repository(tmp_path, **files)
    assert repository.apply(Set("poweredByHeader", False)) == {
        "base.js": "module.exports = { a: 1, poweredByHeader: false };\n"
    }
    assert repository.applicability == "unsafe"


def test_setting_in_json_is_refused(tmp_path: Path) -> None:
    files = {"next__config__js": "module.exports = require('./base.json');\n", "base__json": '{ "a": 1 }\n'}
    answer = Repository(tmp_path, **files).apply(Set("poweredByHeader", False))
    assert refused(answer) == "the option is set in a JSON file"


def test_removing_takes_every_branch(tmp_path: Path) -> None:
    config = "module.exports = process.env.A\n  ? { x: 1, httpAgentOptions: {} }\n  : { httpAgentOptions: {}, y: 2 };\n"
    answer = Repository(tmp_path, next__config__js=config).apply(Remove("httpAgentOptions"))
    assert answer == {"next.config.js": "module.exports = process.env.A\n  ? { x: 1 }\n  : { y: 2 };\n"}


def test_removing_what_uncovers_an_earlier_value_is_refused(tmp_path: Path) -> None:
    config = "const base = { compress: true };\nmodule.exports = { ...base, compress: false };\n"
    answer = Repository(tmp_path, next__config__js=config).apply(Remove("compress"))
    assert isinstance(answer, Refusal)


def test_removing_an_assignment_inside_of_an_expression_is_refused(tmp_path: Path) -> None:
    config = "const c = {};\nconst d = (c.compress = true);\nmodule.exports = c;\n"
    answer = Repository(tmp_path, next__config__js=config).apply(Remove("compress"))
    assert refused(answer) == "the option is set inside a larger expression"


def test_renaming_keeps_value_and_comments(tmp_path: Path) -> None:
    config = "module.exports = {\n  images: {\n    domains: ['a.com'], // ours\n  },\n};\n"
    answer = Repository(tmp_path, next__config__js=config).apply(Move("images.domains", "images.hosts"))
    assert answer == {"next.config.js": config.replace("domains", "hosts")}


def test_renaming_a_shorthand_keeps_the_variable(tmp_path: Path) -> None:
    config = "const domains = ['a.com'];\nmodule.exports = { images: { domains } };\n"
    answer = Repository(tmp_path, next__config__js=config).apply(Move("images.domains", "images.hosts"))
    assert answer == {"next.config.js": config.replace("{ domains }", "{ hosts: domains }")}


@pytest.mark.parametrize(
    ("config", "reason"),
    [
        ("module.exports = { a: 1, b: 2 };\n", "b is also set"),
        (
            "const c = require('c');\nmodule.exports = { ...c, a: 1 };\n",
            "b could also be set: it depends on the package 'c'",
        ),
        ("module.exports = { c: 1 };\n", "nothing visible sets it"),
    ],
)
def test_renaming_is_refused(tmp_path: Path, config: str, reason: str) -> None:
    answer = Repository(tmp_path, next__config__js=config).apply(Move("a", "b"))
    assert refused(answer) == reason


def test_a_new_file_is_created_only_where_no_other_config_is_ignored(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    answer = repository.apply(Set("experimental.appDir", False))
    assert isinstance(answer, dict)
    assert answer["next.config.js"].startswith("/** @type {import('next').NextConfig} */\n")
    answer = Repository(tmp_path, next__config__cjs="module.exports = {};\n").apply(Set("experimental.appDir", False))
    assert "next.config.cjs exists" in refused(answer)


def test_a_value_that_depends_on_the_folder_does_not_stand_in_the_way(tmp_path: Path) -> None:
    config = "module.exports = { outputFileTracingRoot: __dirname };\n"
    answer = Repository(tmp_path, next__config__js=config).apply(Set("experimental.appDir", False))
    assert isinstance(answer, dict)


# Move.


def kept(value: Any) -> Any:
    return [{"hostname": name} for name in value]


def refuses(value: Any) -> Any:
    raise ValueError(f"{value} has no answer")


TURBO = ("experimental.turbo", "turbopack")
MOVED = {
    "to the object around it": (
        "module.exports = {\n  a: 1,\n  experimental: {\n    turbo: {\n      rules: {}, // ours\n    },\n  },\n};\n",
        "module.exports = {\n  a: 1,\n  turbopack: {\n    rules: {}, // ours\n  },\n};\n",
    ),
    "beside others that stay": (
        "module.exports = { experimental: { turbo: { rules: {} }, mdxRs: true } };\n",
        "module.exports = { experimental: { mdxRs: true }, turbopack: { rules: {} } };\n",
    ),
    "with its comments": (
        "module.exports = {\n  experimental: {\n    // why\n    turbo: {}, // ours\n    mdxRs: true,\n  },\n};\n",
        "module.exports = {\n  experimental: {\n    mdxRs: true,\n  },\n  // why\n  // ours\n  turbopack: {},\n};\n",
    ),
    "quoted keys": (
        "module.exports = { 'experimental': { 'turbo': {}, 'mdxRs': true } };\n",
        "module.exports = { 'experimental': { 'mdxRs': true }, 'turbopack': {} };\n",
    ),
    "shorthand": (
        "const turbo = {};\nmodule.exports = { experimental: { turbo } };\n",
        "const turbo = {};\nmodule.exports = { turbopack: turbo };\n",
    ),
    "what is not known": (
        "module.exports = { experimental: { turbo: process.env.T, mdxRs: true } };\n",
        "module.exports = { experimental: { mdxRs: true }, turbopack: process.env.T };\n",
    ),
    "an assignment": (
        "const c = { experimental: { mdxRs: true } };\nc.experimental.turbo = {};\nmodule.exports = c;\n",
        "const c = { experimental: { mdxRs: true } };\nc.turbopack = {};\nmodule.exports = c;\n",
    ),
    "an assignment to a variable's member": (
        "const e = { mdxRs: true };\ne.turbo = {};\nmodule.exports = { experimental: e };\n",
        "const e = { mdxRs: true };\nmodule.exports = { experimental: e, turbopack: {} };\n",
    ),
    "behind a wrapper": (
        "const wrap = require('@next/bundle-analyzer')();\nmodule.exports = wrap({ experimental: { turbo: {} } });\n",
        "const wrap = require('@next/bundle-analyzer')();\nmodule.exports = wrap({ turbopack: {} });\n",
    ),
    "in a function": (
        "module.exports = async (phase) => {\n  return { experimental: { turbo: {} } };\n};\n",
        "module.exports = async (phase) => {\n  return { turbopack: {} };\n};\n",
    ),
    "on both sides of a condition": (
        "const one = { experimental: { turbo: {} } };\nconst two = { a: 1, experimental: { turbo: {} } };\n"
        "module.exports = process.env.A ? one : two;\n",
        "const one = { turbopack: {} };\nconst two = { a: 1, turbopack: {} };\n"
        "module.exports = process.env.A ? one : two;\n",
    ),
    "an object in a variable": (
        "const experimental = { turbo: {}, mdxRs: true };\nmodule.exports = { experimental };\n",
        "const experimental = { mdxRs: true };\nmodule.exports = { experimental, turbopack: {} };\n",
    ),
    "an ES module": (
        "/** @type {import('next').NextConfig} */\nexport default { experimental: { turbo: {} } };\n",
        "/** @type {import('next').NextConfig} */\nexport default { turbopack: {} };\n",
    ),
}


@pytest.mark.parametrize("name", MOVED)
def test_moving(tmp_path: Path, name: str) -> None:
    before, after = MOVED[name]
    answer = Repository(tmp_path, next__config__js=before).apply(Move(*TURBO), version="15.3.0")
    assert answer == {"next.config.js": after}


def test_moving_into_an_object_that_is_not_there(tmp_path: Path) -> None:
    before = "module.exports = {\n  domains: ['a.com'],\n};\n"
    after = "module.exports = {\n  images: { domains: ['a.com'] },\n};\n"
    answer = Repository(tmp_path, next__config__js=before).apply(Move("domains", "images.domains"))
    assert answer == {"next.config.js": after}


def test_moving_with_a_translation(tmp_path: Path) -> None:
    before = "module.exports = { images: { domains: ['a.com'], a: 1 } };\n"
    after = "module.exports = { images: { a: 1, remotePatterns: [{ hostname: 'a.com' }] } };\n"
    answer = Repository(tmp_path, next__config__js=before).apply(Move("images.domains", "images.remotePatterns", kept))
    assert answer == {"next.config.js": after}


@pytest.mark.parametrize(
    ("config", "reason"),
    [
        ("module.exports = { a: process.env.A };\n", "not every value of the option is known"),
        ("module.exports = { a: process.env.A ? ['x'] : ['y'] };\n", "its value depends on a condition"),
        ("module.exports = { a: () => 1 };\n", "not every value of the option is known"),
        ("module.exports = { a: { b: process.env.B } };\n", "not every value of the option is known"),
    ],
)
def test_a_translation_needs_one_value(tmp_path: Path, config: str, reason: str) -> None:
    answer = Repository(tmp_path, next__config__js=config).apply(Move("a", "b", kept))
    assert refused(answer) == reason


def test_a_translation_may_refuse(tmp_path: Path) -> None:
    answer = Repository(tmp_path, next__config__js="module.exports = { a: 1 };\n").apply(Move("a", "b", refuses))
    assert refused(answer) == "1 has no answer"


def test_a_value_does_not_move_above_its_definition(tmp_path: Path) -> None:
    config = (
        "const c = { experimental: {} };\nconst turbo = {};\nc.experimental['turbo'] = turbo;\nmodule.exports = c;\n"
    )
    answer = Repository(tmp_path, next__config__js=config).apply(Move(*TURBO))
    assert answer == {"next.config.js": config.replace("c.experimental['turbo']", "c.turbopack")}


# Executions that throw or exit, and functions that run later.


@pytest.mark.parametrize(
    ("config", "kept"),
    [
        pytest.param(
            "const c = { experimental: { old: 1 } };\nif (process.env.FLAG) c.experimental.mdxRs = true;\n"
            "module.exports = c;\n",
            "const c = { experimental: {} };",
            id="an object that a condition writes to is kept",
        ),
        pytest.param(
            "const c = { experimental: { old: 1 }, webpack: () => c.experimental.mdxRs };\nmodule.exports = c;\n",
            "const c = { experimental: {}, ",
            id="an object that a function reads is kept",
        ),
    ],
)
def test_an_object_that_is_needed_is_kept_empty(tmp_path: Path, config: str, kept: str) -> None:
    answer = Repository(tmp_path, next__config__js=config).apply(Remove("experimental.old"))
    assert isinstance(answer, dict), answer
    assert answer["next.config.js"].startswith(kept)


@pytest.mark.parametrize(
    ("config", "reason"),
    [
        pytest.param(
            "const c = { old: 1 };\nif (process.env.FLAG && !c.old) throw new Error();\nmodule.exports = c;\n",
            "the config would throw, or no longer throw, in some environment",
            id="throws without it",
        ),
        pytest.param(
            "const c = { old: 1 };\nif (process.env.FLAG && c.old) process.exit(1);\nmodule.exports = c;\n",
            "the config would throw, or no longer throw, in some environment",
            id="exits with it",
        ),
        pytest.param(
            "const c = { old: 1, webpack() { return c.old; } };\nmodule.exports = c;\n",
            "a function that Next.js calls later reads old",
            id="read by a method",
        ),
        pytest.param(
            "const c = { old: 1 };\nconst read = () => c;\nc.rewrites = () => read();\nmodule.exports = c;\n",
            "a function that Next.js calls later reads what the edit changes",
            id="read as a whole by a function that a function calls",
        ),
        pytest.param(
            "const c = { old: 1, headers: async () => [c[process.env.KEY]] };\nmodule.exports = c;\n",
            "a function that Next.js calls later reads what the edit changes",
            id="read by a name that is not known",
        ),
        pytest.param(
            "module.exports = (phase) => {\n  const c = { old: 1 };\n"
            "  if (phase === 'phase-production-build' && !c.old) throw new Error();\n  return c;\n};\n",
            "the config would throw, or no longer throw, in some environment",
            id="throws in the build alone",
        ),
    ],
)
def test_a_fix_that_changes_how_it_runs_is_refused(tmp_path: Path, config: str, reason: str) -> None:
    answer = Repository(tmp_path, next__config__js=config).apply(Remove("old"))
    assert refused(answer) == reason


@pytest.mark.parametrize(
    "config",
    [
        pytest.param("const config = { old: 1, webpack(config) { return config; } };\n", id="a parameter of that name"),
        pytest.param("const config = { old: 1, webpack: () => config.other };\n", id="another option"),
        pytest.param("const config = { old: 1, webpack() { let config; return config; } };\n", id="its own variable"),
    ],
)
def test_a_function_that_reads_something_else_is_no_obstacle(tmp_path: Path, config: str) -> None:
    answer = Repository(tmp_path, next__config__js=config + "module.exports = config;\n").apply(Remove("old"))
    assert isinstance(answer, dict), answer


# Together.


def test_what_stands_is_kept_where_others_do_not(tmp_path: Path) -> None:
    config = "const base = { b: 0 };\nmodule.exports = { ...base, a: 1, b: 2, c: 3, d: 4 };\n"
    prover = Repository(tmp_path, next__config__js=config).prover()
    answers = prover.answers([Fix(name, [Remove(name)]) for name in "abcd"])
    assert [isinstance(one, Fix) for one in answers] == [True, False, True, True]
    assert refused(answers[1]) == "the config changes b again after the place where it could be set"
    fixes = [one for one in answers if isinstance(one, Fix)]
    assert list(prover.texts(fixes).values()) == ["const base = { b: 0 };\nmodule.exports = { ...base, b: 2 };\n"]


def test_unsafe_fixes_are_proven_only_where_that_is_asked_for(tmp_path: Path) -> None:
    config = "const base = { a: 0 };\nmodule.exports = { ...base, a: 1, b: 2 };\n"
    prover = Repository(tmp_path, next__config__js=config).prover()
    fixes = [Fix(name, [Remove(name)], safe=name == "b") for name in "abz"]
    proven = prover.answers(fixes)
    assert refused(proven[0]) == "the config changes a again after the place where it could be set"
    assert isinstance(proven[1], Fix)
    assert refused(proven[2]) == "nothing visible sets it"
    assert prover.answers(fixes, unsafe=False) == [fixes[0], *proven[1:]], "what cannot be planned is refused"


def test_options_of_one_object_leave_with_it(tmp_path: Path) -> None:
    config = "module.exports = { a: 1, experimental: { b: 1, c: 2 } };\n"
    answer = Repository(tmp_path, next__config__js=config).apply(Remove("experimental.b"), Remove("experimental.c"))
    assert answer == {"next.config.js": "module.exports = { a: 1 };\n"}


def test_options_of_one_new_object_are_set_in_it(tmp_path: Path) -> None:
    config = "module.exports = { a: 1 };\n"
    answer = Repository(tmp_path, next__config__js=config).apply(Set("experimental.b", 1), Set("experimental.c", 2))
    assert answer == {"next.config.js": "module.exports = { a: 1, experimental: { b: 1, c: 2 } };\n"}
    answer = Repository(tmp_path).apply(Set("experimental.b", 1), Set("experimental.c", 2))
    assert isinstance(answer, dict)
    assert "experimental: { b: 1, c: 2 }" in answer["next.config.js"]


def test_an_object_can_be_set(tmp_path: Path) -> None:
    config = "module.exports = { a: { x: 1, y: 2 } };\n"
    answer = Repository(tmp_path, next__config__js=config).apply(Set("a", {"z": [1, {"w": None}]}))
    assert answer == {"next.config.js": "module.exports = { a: { z: [1, { w: null }] } };\n"}


def test_no_file_is_created_below_a_config_outside_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "next.config.js").write_text("module.exports = {};\n")
    (tmp_path / "site").mkdir()
    answer = Repository(tmp_path / "site").apply(Set("experimental.appDir", False))
    assert refused(answer).endswith("reads ../next.config.js, which is outside the repository")


def test_an_unknown_value_that_names_the_option_may_depend_on_it(tmp_path: Path) -> None:
    config = "const c = { old: 1 };\nconst p = new Proxy(c, {});\nmodule.exports = { ...c, env: { OLD: p.old } };\n"
    answer = Repository(tmp_path, next__config__js=config).apply(Remove("old"))
    assert refused(answer) == "env.OLD, whose value is unknown, may depend on it"


def test_moving_is_possible_beside_where_an_option_is(tmp_path: Path) -> None:
    """The config's own object is none of this file."""
    files = {
        "next__config__js": "module.exports = Object.assign({}, require('./base'));\n",
        "base__js": "module.exports = { experimental: { turbo: {} } };\n",
    }
    answer = Repository(tmp_path, **files).apply(Move("experimental.turbo", "turbopack"))
    assert answer == {"base.js": "module.exports = { turbopack: {} };\n"}


def test_a_move_into_itself_is_refused(tmp_path: Path) -> None:
    answer = Repository(tmp_path, next__config__js="module.exports = { a: {} };\n").apply(Move("a", "a.b"))
    assert refused(answer) == "an option cannot be moved into itself"
