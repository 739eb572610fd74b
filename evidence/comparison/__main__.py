"""python -m evidence.comparison: runs the tools on the six projects, and writes the results. See README.md."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evidence.comparison.cases import CASES, Case
from evidence.comparison.tools import TOOLS, Answer, Tools, begin

RESULTS = Path(__file__).with_name("results.json")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evidence.comparison", description=__doc__)
    parser.add_argument("--workdir", type=Path, required=True, metavar="DIR", help="where the tools are installed")
    parser.add_argument("--node24", metavar="FILE", help="a Node 24.11 or newer, which Renovate needs")
    parser.add_argument("--only", metavar="TOOL", help=f"ask one of {', '.join(TOOLS)} again")
    options = parser.parse_args(argv)
    tools = Tools(options.workdir.resolve(), options.node24)
    tools.install()
    results = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for case in CASES:
        for name in [options.only] if options.only else TOOLS:
            answer = ask(name, tools, case)
            results.setdefault(case.name, {})[name] = answer._asdict()
            print(f"{case.name}: {name}: {answer.problem or len(answer.said)}", file=sys.stderr, flush=True)
            RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return 0


def ask(name: str, tools: Tools, case: Case) -> Answer:
    """Return what a tool reports about a fresh copy of a project."""
    folder = Path(tempfile.mkdtemp(prefix="comparison-"))
    try:
        project = folder / case.name
        project.mkdir()
        case.write(project)
        begin(project)
        answer = TOOLS[name](tools, project)
        return answer._replace(said=tuple(line.replace(str(folder), "") for line in answer.said))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main())
