"""--explain and --list-rules: print pages about rules and options instead of linting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nextlint.cli.drawing import drawing
from nextlint.cli.outputfiles import targets
from nextlint.cli.streams import show
from nextlint.model.errors import NextlintError
from nextlint.options import table
from nextlint.options.life import life
from nextlint.output import explain
from nextlint.rules import all_rules
from nextlint.settings.selection import LISTED, did_you_mean

if TYPE_CHECKING:
    from argparse import Namespace

OPTION = "option:"  # --explain option:experimental.turbo


def run(options: Namespace) -> int:
    as_json = targets(options.output, default="full")[0].format == "json"
    if options.list_rules:
        rules = tuple(all_rules().values())
        show(explain.list_rules_json(rules) if as_json else explain.list_rules(rules, options=drawing(options)))
        return 0
    if options.explain.startswith(OPTION):
        show(_option_page(options.explain.removeprefix(OPTION), options, as_json=as_json))
        return 0
    rule = all_rules().get(options.explain)
    if rule is None:
        raise NextlintError(
            f'there is no rule "{options.explain}"{did_you_mean(options.explain, all_rules()) or LISTED}'
        )
    show(explain.explain_json(rule) if as_json else explain.explain(rule, options=drawing(options)))
    return 0


def _option_page(path: str, options: Namespace, *, as_json: bool) -> str:
    """Return the page for --explain option:PATH."""
    found = life(path, options.next_version)
    if found is None:
        raise NextlintError(f'no version of Next.js has an option "{path}"{did_you_mean(path, table.paths())}')
    return explain.explain_option_json(found) if as_json else explain.explain_option(found, options=drawing(options))
