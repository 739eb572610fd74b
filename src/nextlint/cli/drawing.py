"""How to render output, from the options and the type of standard output."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from nextlint.cli.streams import has_hyperlinks, wants_color, width_of
from nextlint.linter import version_to
from nextlint.output.options import RenderOptions

if TYPE_CHECKING:
    from argparse import Namespace

    from nextlint.rules.base import Rule


def drawing(options: Namespace, *, is_file: bool = False, rules: tuple[Rule, ...] = ()) -> RenderOptions:
    stream = sys.stdout
    return RenderOptions(
        color=options.color == "always" if is_file else wants_color(options.color, stream, os.environ),
        width=80 if is_file else width_of(stream, os.environ),
        hyperlinks=not is_file and has_hyperlinks(stream, os.environ),
        quiet=options.quiet,
        verbose=options.verbose,
        statistics=options.statistics,
        show_suppressed=options.show_suppressed,
        inspect=options.inspect,
        upgrade_to=version_to(options.upgrade_to) if options.upgrade_to is not None else "",
        fixing=options.fix,
        hook=os.environ.get("PRE_COMMIT") == "1",
        diff=options.diff,
        rules=rules,
    )
