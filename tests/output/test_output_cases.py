"""Whole texts: ``cases/<sentence>.<format>.txt`` is what the sample of that name looks like.

``UPDATE_CASES=1 pytest tests/output`` writes them anew; read the difference before you keep it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from nextlint.model.report import FORMATS, Report
from nextlint.output import render
from nextlint.output.explain import explain, explain_json, list_rules, list_rules_json
from nextlint.output.inspect_ import notes
from nextlint.output.options import RenderOptions
from nextlint.output.summary import no_project

from .output_samples import (
    CONFIG,
    CONFIG_TEXT,
    CROWDED,
    CWD,
    DEV_SERVER,
    EVERY_FIELD,
    FIXED,
    HIGHER,
    HOSTILE,
    HOSTILE_NAME,
    HOSTILE_TEXT,
    IMAGES,
    LOWER,
    MIDDLEWARE,
    PLAIN,
    PROJECT,
    ROOT,
    RULE,
    SECURITY_RULE,
    SUPPRESSED,
    UNEXPLAINED,
    UNFIXABLE,
    UNPROVEN,
    UNSAFE,
    WITH_FACTS,
    WORKERS,
    in_text,
    report,
)

# The page of html is read in test_output_html.py, the document of vex, which is about versions, in test_output_vex.py.
IN_FULL = tuple(name for name in FORMATS if name not in ("html", "vex"))
CASES = Path(__file__).parent / "cases"
ALL = PLAIN._replace(show_suppressed=True, rules=(RULE, SECURITY_RULE))


class Case(NamedTuple):
    name: str
    report: Report
    options: RenderOptions = PLAIN
    formats: tuple[str, ...] = ("full",)


LONG = (
    "module.exports = {" + " alpha: 1, beta: [2, 3]," * 8 + " experimental: { appDir: true }," + " z: 0," * 30 + " }\n"
)
MINIFIED = "module.exports={" + "a:1," * 100_000 + "appDir:true};\n"
PEOPLE = ("full", "concise")
SECOND = PROJECT._replace(root="/repo/apps/b")
IN_COLOUR = PLAIN._replace(color=True, hyperlinks=True)
CI = ("sarif", "github", "gitlab", "junit")
TO_FIX = {CONFIG: (CONFIG_TEXT, CONFIG_TEXT.replace("appDir: true", "appDir: false"))}

SAMPLES = [
    Case("an error with related places and a safe fix", report(WORKERS), formats=IN_FULL),
    Case("a warning without a fix says why and what to paste", report(UNFIXABLE), formats=("full", "concise")),
    Case("an unsafe fix names its flag", report(UNSAFE), formats=("full", "concise", "github", "junit")),
    Case("a safe and an unsafe fix are counted apart", report(WORKERS, UNSAFE), formats=("concise",)),
    Case("an unsafe fix that is not proven is to be tried", report(UNPROVEN),
         formats=(*PEOPLE, "github", "markdown")),
    Case("an unsafe fix that is not proven is counted as one to try", report(WORKERS, UNPROVEN, UNSAFE),
         PLAIN._replace(statistics=True)),
    Case("options and advisories that a finding is about", report(WITH_FACTS), formats=("json",)),
    Case("findings about advisories share a block, the worst first", report(DEV_SERVER, IMAGES, UNSAFE, MIDDLEWARE)),
    Case("one upgrade that ends what all findings are about is said once", report(LOWER, HIGHER)),
    Case("one finding about advisories stands as others do", report(MIDDLEWARE)),
    Case("a suppressed finding shares no block", report(MIDDLEWARE, IMAGES._replace(suppressed="x")), ALL),
    Case("findings about advisories of two projects are two blocks",
         report(MIDDLEWARE, IMAGES, *(one._replace(project=SECOND.root) for one in (MIDDLEWARE, IMAGES)))),
    Case("nothing found", report(), formats=IN_FULL),
    Case("no project at all", report(projects=()), formats=IN_FULL),
    Case("every field", EVERY_FIELD, ALL._replace(verbose=True), ("full", "concise", "json", *CI)),
    Case("findings that take more than a screen are told in brief", EVERY_FIELD, ALL),
    Case("a hook names its args where findings are told in brief", EVERY_FIELD, ALL._replace(hook=True)),
    Case("two findings are told in full however long they are", report(WORKERS, UNFIXABLE), PLAIN._replace(width=24)),
    Case("ids that a line does not hold are counted", report(CROWDED, IMAGES)),
    Case("all ids are shown where everything is", report(CROWDED, IMAGES), PLAIN._replace(verbose=True)),
    Case("suppressed findings are hidden", report(SUPPRESSED, UNEXPLAINED), formats=("full", "concise", *CI)),
    Case("suppressed findings are shown when asked for", report(SUPPRESSED, UNEXPLAINED), ALL, PEOPLE),
    Case("all was fixed", report(FIXED), PLAIN._replace(fixing=True), (*PEOPLE, "markdown")),
    Case("what remains after fixing", report(UNSAFE, FIXED), PLAIN._replace(fixing=True), (*PEOPLE, "markdown")),
    Case("a fix that was tried is not advised", report(WORKERS), PLAIN._replace(fixing=True), PEOPLE),
    Case("a hook names hooks and their args", report(WORKERS, UNSAFE, UNPROVEN), PLAIN._replace(hook=True),
         (*PEOPLE, "markdown", "github")),
    Case("a fixing hook names its args", report(UNSAFE, FIXED), PLAIN._replace(hook=True, fixing=True), PEOPLE),
    Case("quiet leaves out the summary", report(WORKERS, FIXED), PLAIN._replace(quiet=True), PEOPLE),
    Case("counts per rule", report(WORKERS, UNFIXABLE, UNFIXABLE, UNSAFE, FIXED), PLAIN._replace(statistics=True)),
    Case("counts of nothing", report(FIXED), PLAIN._replace(statistics=True)),
    Case("inspecting", EVERY_FIELD, PLAIN._replace(inspect=True), ("full", "json")),
    Case("a diff", report(FIXED, changed=TO_FIX), PLAIN._replace(diff=True)),
    Case("a diff in colour", report(FIXED, changed=TO_FIX), PLAIN._replace(diff=True, color=True)),
    Case("a diff of nothing", report(changed={CONFIG: (CONFIG_TEXT, CONFIG_TEXT)}), PLAIN._replace(diff=True)),
    Case("in colour with links", report(WORKERS, UNFIXABLE, FIXED), IN_COLOUR, PEOPLE),
    Case("a narrow terminal", report(WORKERS, UNFIXABLE), PLAIN._replace(width=44)),
    Case("a wide terminal", report(WORKERS), PLAIN._replace(width=160)),
    Case("names and texts that attack the terminal", report(HOSTILE, texts={HOSTILE_NAME: HOSTILE_TEXT}), ALL, IN_FULL),
    Case("a file that cannot be read has no frame", report(WORKERS, texts={})),
    Case("a place beyond the end of the file has no frame", in_text("a\n", (9, 1), (9, 2))),
    Case("a column beyond the end of the line is its end", in_text("abc\n", (1, 90), (1, 99))),
    Case("an empty span has one caret", in_text("module.exports = {}\n", (1, 19), (1, 19))),
    Case("the end of a file without a final newline", in_text("a\nb", (2, 2), (2, 2))),
    Case("an empty file", in_text("", (1, 1), (1, 1))),
    Case("a long span shows its first lines and its last", in_text("x: [\n" + " 1,\n" * 20 + "]\n", (1, 4), (22, 2))),
    Case("a span that ends before a line does not hold that line", in_text("a\nb\nc\n", (1, 1), (2, 1))),
    Case("a long line is cut around the caret", in_text(LONG, (1, 228), (1, 240))),
    Case("a long line is cut behind its beginning", in_text(LONG, (1, 1), (1, 7))),
    Case("a minified file", in_text(MINIFIED, (1, 400_017), (1, 400_028))),
    Case("carets stand under wide characters", in_text("/* 日本語 🎉 é */ appDir: true,\n", (1, 16), (1, 28))),
    Case("carets stand under tabs", in_text("{\n\texperimental:\t{ appDir: true },\n}\n", (2, 18), (2, 30))),
    Case("CRLF line endings", in_text("{\r\n  appDir: true,\r\n}\r\n", (2, 3), (2, 15))),
    Case("a place outside of the working directory", report(WORKERS._replace(path="/other/next.config.js"))),
    Case("two findings of a rule at one place", report(WORKERS, WORKERS), formats=("gitlab", "junit")),
    Case("a suppressed finding beside an open one", report(WORKERS, WORKERS._replace(suppressed="x")), ALL, ("junit",)),
    Case("only errors fail the run", report(WORKERS, UNFIXABLE), PLAIN._replace(fail_on="error"), ("junit",)),
    Case("a security rule", report(WORKERS._replace(rule="exposed-source", category="security")), ALL, ("sarif",)),
    Case("a creation of the config", report(changed={f"{ROOT}/next.config.mjs": (None, "export default {}\n")}),
         PLAIN._replace(diff=True)),
    Case("two projects", report(WORKERS, projects=(PROJECT, SECOND)), formats=("junit",)),
]  # fmt: skip

TEXTS: Mapping[str, Callable[[], str]] = {
    f"{case.name}.{format_name}.txt": partial(render, format_name, case.report, cwd=CWD, options=case.options)
    for case in SAMPLES
    for format_name in case.formats
} | {
    "explaining a rule.txt": partial(explain, RULE, options=PLAIN),
    "explaining a rule in colour.txt": partial(explain, RULE, options=IN_COLOUR),
    "explaining a rule that has no fix.txt": partial(explain, SECURITY_RULE, options=PLAIN._replace(width=60)),
    "explaining a rule as JSON.txt": partial(explain_json, RULE),
    "the list of rules.txt": partial(list_rules, (RULE, SECURITY_RULE), options=PLAIN),
    "the list of rules as JSON.txt": partial(list_rules_json, (RULE, SECURITY_RULE)),
    "the notes of a verbose run.txt": partial(notes, EVERY_FIELD, cwd=CWD),
    "the line for no project.txt": partial(no_project, EVERY_FIELD, cwd="/"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_text(name: str) -> None:
    path = CASES / name
    text = TEXTS[name]()
    if os.environ.get("UPDATE_CASES"):
        path.write_bytes(text.encode())
    assert text == path.read_bytes().decode()


def test_every_file_is_a_case() -> None:
    assert {path.name for path in CASES.iterdir()} == set(TEXTS)
