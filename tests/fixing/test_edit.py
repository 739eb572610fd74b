"""Planned edits and their proof, on texts in memory. What the texts look like afterwards, the rule cases show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nextlint.config import load
from nextlint.files.reader import Reader
from nextlint.fixing import edit
from nextlint.fixing.edit import Refusal
from nextlint.fixing.text.script import apply_edits
from nextlint.model.fixes import Fix
from nextlint.model.project import Project


class Repository:
    """Files in memory, with the project at the root."""

    def __init__(self, folder: Path, **files: str) -> None:
        self.root = str(folder)
        self.texts = {f"{self.root}/{name.replace('__', '.')}": text for name, text in files.items()}
        config_files = tuple(path for path in self.texts if "next.config" in path)
        self.project = Project(self.root, self.root, None, None, None, None, config_files)

    def apply(self, action: str, *arguments: Any, version: str = "13.4.4") -> dict[str, str] | Refusal:
        """The edited texts by file name, or the refusal."""
        reader = Reader(self.texts)
        config = load(reader, self.project, version)
        function = getattr(edit, f"{action}_option")
        answer = function(self.project, config, *arguments, next_version=version, reader=reader)
        if isinstance(answer, Refusal):
            return answer
        assert isinstance(answer, Fix)
        self.applicability = answer.applicability
        edited = {}
        for path in {one.path for one in answer.edits}:
            edits = [one for one in answer.edits if one.path == path]
            edited[Path(path).name] = apply_edits(self.texts.get(path, ""), edits)
        return edited


def refused(answer: dict[str, str] | Refusal) -> str:
    assert isinstance(answer, Refusal), answer
    return answer.reason


def test_setting_proves_that_nothing_else_changes_in_any_environment(tmp_path: Path) -> None:
    # Behind `...base` the second branch would lose mdxRs; as a set of outcomes {true, absent} it would look the same.
    config = (
        "const base = process.env.MDX ? { experimental: { mdxRs: true } } : {};\n"
        "module.exports = process.env.DOCKER ? Object.assign({}, base, { output: 'standalone' }) : { ...base };\n"
    )
    answer = Repository(tmp_path, next__config__js=config).apply("set", "experimental.appDir", False)
    assert isinstance(answer, Refusal)


def test_setting_what_a_later_assignment_overrides_is_refused(tmp_path: Path) -> None:
    config = "const c = { images: {} };\nmodule.exports = c;\nc.images = JSON.parse(process.env.IMAGES);\n"
    answer = Repository(tmp_path, next__config__js=config).apply("set", "images.unoptimized", True)
    assert "IMAGES" in refused(answer)


def test_setting_in_another_file_is_unsafe(tmp_path: Path) -> None:
    files = {"next__config__js": "module.exports = require('./base');\n", "base__js": "module.exports = { a: 1 };\n"}
    repository = Repository(tmp_path, **files)
    assert repository.apply("set", "poweredByHeader", False) == {
        "base.js": "module.exports = { a: 1, poweredByHeader: false };\n"
    }
    assert repository.applicability == "unsafe"


def test_setting_in_json_is_refused(tmp_path: Path) -> None:
    files = {"next__config__js": "module.exports = require('./base.json');\n", "base__json": '{ "a": 1 }\n'}
    answer = Repository(tmp_path, **files).apply("set", "poweredByHeader", False)
    assert refused(answer) == "the option is set in a JSON file"


def test_removing_takes_every_branch(tmp_path: Path) -> None:
    config = "module.exports = process.env.A\n  ? { x: 1, httpAgentOptions: {} }\n  : { httpAgentOptions: {}, y: 2 };\n"
    answer = Repository(tmp_path, next__config__js=config).apply("remove", "httpAgentOptions")
    assert answer == {"next.config.js": "module.exports = process.env.A\n  ? { x: 1 }\n  : { y: 2 };\n"}


def test_removing_what_uncovers_an_earlier_value_is_refused(tmp_path: Path) -> None:
    config = "const base = { compress: true };\nmodule.exports = { ...base, compress: false };\n"
    answer = Repository(tmp_path, next__config__js=config).apply("remove", "compress")
    assert isinstance(answer, Refusal)


def test_removing_an_assignment_inside_of_an_expression_is_refused(tmp_path: Path) -> None:
    config = "const c = {};\nconst d = (c.compress = true);\nmodule.exports = c;\n"
    answer = Repository(tmp_path, next__config__js=config).apply("remove", "compress")
    assert refused(answer) == "the option is set inside of a larger expression"


def test_renaming_keeps_value_and_comments(tmp_path: Path) -> None:
    config = "module.exports = {\n  images: {\n    domains: ['a.com'], // ours\n  },\n};\n"
    answer = Repository(tmp_path, next__config__js=config).apply("rename", "images.domains", "hosts")
    assert answer == {"next.config.js": config.replace("domains", "hosts")}


def test_renaming_a_shorthand_keeps_the_variable(tmp_path: Path) -> None:
    config = "const domains = ['a.com'];\nmodule.exports = { images: { domains } };\n"
    answer = Repository(tmp_path, next__config__js=config).apply("rename", "images.domains", "hosts")
    assert answer == {"next.config.js": config.replace("{ domains }", "{ hosts: domains }")}


@pytest.mark.parametrize(
    ("config", "reason"),
    [
        ("module.exports = { a: 1, b: 2 };\n", "b is set as well"),
        ("module.exports = { a: process.env.A };\n", "not every value of the option can be seen"),
        ("const c = {};\nc.a = 1;\nmodule.exports = c;\n", "the option is not a property of an object literal"),
        ("module.exports = { c: 1 };\n", "nothing that is seen sets it"),
    ],
)
def test_renaming_is_refused(tmp_path: Path, config: str, reason: str) -> None:
    answer = Repository(tmp_path, next__config__js=config).apply("rename", "a", "b")
    assert refused(answer) == reason


def test_a_new_file_is_created_only_where_no_other_config_is_ignored(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    answer = repository.apply("set", "experimental.appDir", False)
    assert isinstance(answer, dict)
    assert answer["next.config.js"].startswith("/** @type {import('next').NextConfig} */\n")
    answer = Repository(tmp_path, next__config__cjs="module.exports = {};\n").apply("set", "experimental.appDir", False)
    assert "next.config.cjs is there" in refused(answer)


def test_a_value_that_depends_on_the_folder_does_not_stand_in_the_way(tmp_path: Path) -> None:
    config = "module.exports = { outputFileTracingRoot: __dirname };\n"
    answer = Repository(tmp_path, next__config__js=config).apply("set", "experimental.appDir", False)
    assert isinstance(answer, dict)
