"""Realistic configs for comparing edits with prettier: handwritten forms with generated objects.

They are not formatted; prettier does that first, in every style, and the edits are made on what it prints.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

Kind = Literal["common", "typed"]


def forms(kind: Kind) -> list[str]:
    """Configs in which each § is replaced by a generated object; "typed" are in TypeScript."""
    path = Path(__file__).with_name("data") / f"formatting_forms_{kind}.txt"
    return path.read_text("utf-8").split("\n=====\n")


KEYS = [
    "reactStrictMode",
    "swcMinify",
    "output",
    "distDir",
    "basePath",
    "images",
    "i18n",
    "compiler",
    "eslint",
    "typescript",
    "env",
    "serverActions",
    "appDir",
    "typedRoutes",
    "poweredByHeader",
    "pageExtensions",
    "transpilePackages",
    "hideSourceMaps",
    "widenClientFileUpload",
    "disableLogger",
    "org",
    "project",
    "id",
    "on",
    "'x-header'",
    "'Cache-Control'",
]

VALUES = [
    "true",
    "false",
    "true",
    "undefined",
    "null",
    "0",
    "'standalone'",
    "'.next/build-output'",
    "`/${prefix}`",
    "process.env.DIST_DIR",
    "process.env.NODE_ENV === 'production'",
    "process.env.SOME_LONG_VARIABLE_NAME || 'a default value'",
    "isProd ? 'https://cdn.example.org' : undefined",
    "['ts', 'tsx', 'mdx']",
    "[/\\.mdx?$/, 'pages']",
    "[]",
    "{}",
    "path.join(__dirname, '../../')",
    "require('./options')",
    "() => null",
    "async () => [...(await redirects()), fallback]",
    "'\u00e9t\u00e9 \u6f22\u5b57 \U0001f600'",
    "!isServer",
]

COMMENTS = ["// see the guide", "// eslint-disable-next-line", "/* measured in May */", "/** documented */"]


class Objects:
    """Object literals: on one line or expanded, nested, with comments, spreads and blank lines."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def literal(self, depth: int = 0) -> str:
        dice = self.random
        expanded = dice.random() < (0.45 if depth == 0 else 0.3)
        count = dice.choice([0, 1, 1, 1, 2, 2, 3, 4, 6] if depth else [0, 1, 1, 2, 2, 3, 3, 4, 5, 7])
        keys = dice.sample(KEYS, count)
        if not keys:
            return dice.choice(["{}", "{}", "{\n// nothing yet\n}", "{ /* none */ }"])
        entries = [self.entry(key, depth, expanded) for key in keys]
        if not expanded:
            return "{ " + ", ".join(entries) + " }"
        lines = []
        for entry in entries:
            above = f"{dice.choice(COMMENTS)}\n" if dice.random() < 0.12 else ""
            behind = f" {dice.choice(['// why', '/* x */'])}" if dice.random() < 0.1 else ""
            blank = "\n" if dice.random() < 0.08 else ""
            lines.append(f"{blank}{above}{entry},{behind}\n")
        end = "// last: true,\n" if dice.random() < 0.05 else ""
        return "{\n" + "".join(lines) + end + "}"

    def entry(self, key: str, depth: int, expanded: bool) -> str:
        dice = self.random
        draw = dice.random()
        if draw < 0.05:
            return dice.choice(["...base", "...(process.env.X && { a: 1 })", "...shared.options"])
        if draw < 0.08 and key.isidentifier():
            return key
        if draw < 0.1 and expanded:
            return f"{key}() {{\n return [] }}"
        if draw < 0.33 and depth < 2:
            return f"{key}: {self.literal(depth + 1)}"
        return f"{key}: {dice.choice(VALUES)}"


def configs(*, seed: int = 1, kind: Kind = "common") -> Iterator[str]:
    """Yield a config of every form."""
    for number, form in enumerate(forms(kind)):
        objects = Objects(seed * 1_000_003 + number)
        pieces = form.split("§")
        yield "".join(piece + objects.literal() for piece in pieces[:-1]) + pieces[-1] + "\n"
