"""python -m evidence RULE...: run a rule's experiment with the published packages, and print its table."""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evidence.common import results, run
from evidence.common.build import BuildError
from evidence.common.experiment import Experiment
from evidence.common.experiments import experiments, folder
from evidence.common.servers import ServeError


def main(argv: Sequence[str] | None = None) -> int:
    args = _parser().parse_args(argv)
    if sys.platform != "linux":
        _say("This needs Linux: it finds the processes of a server in /proc.")
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that started processes are ended
    known = experiments()
    with tempfile.TemporaryDirectory(prefix="next-evidence-") as temporary:
        workdir = (args.workdir or Path(temporary)).resolve()
        workdir.mkdir(parents=True, exist_ok=True)
        worked = [_measure(known[rule], args, workdir) for rule in args.rules or known]
    return 0 if all(worked) else 1


def _measure(experiment: Experiment, args: argparse.Namespace, workdir: Path) -> bool:
    """Measure, save the results if requested, and print the table."""
    path = folder(experiment.rule) / "results.json"
    node, platform = run.machine()
    found = results.read(path) if args.save else results.Results()
    wanted = args.next or sorted({setup.next for setup in experiment.setups})
    seen = {(row.next, row.what) for row in found.rows} if args.missing else set()
    rows = run.rows(
        experiment, workdir, _say, lambda setup: setup.next in wanted and (setup.next, setup.what) not in seen
    )
    try:
        for row in rows:
            found = results.merge(experiment, found, results.Results(node, platform, (row,)))
            if args.save:
                results.write(found, path)
                path.with_name("RESULTS.md").write_text(results.render(experiment, found))
    except (BuildError, ServeError) as error:
        _say(f"{experiment.rule}: {error}")
        return False
    print(f"## {experiment.rule}\n\n{results.render(experiment, found)}" if found.rows else "")
    return True


def _rule(text: str) -> str:
    if text not in (known := experiments()):
        raise argparse.ArgumentTypeError(f"there is none of {text}; there are {', '.join(known)}")
    return text


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evidence", description=__doc__)
    add = parser.add_argument
    add("rules", nargs="*", type=_rule, metavar="RULE", help="the rules (default: all that have one)")
    add("--next", action="append", metavar="VERSION", help="of its versions this one alone; may be repeated")
    add("--workdir", type=Path, metavar="DIR", help="where to install; kept for the next run (default: temporary)")
    add("--save", action="store_true", help="write results.json and RESULTS.md of the rule")
    add("--missing", action="store_true", help="with --save: only what results.json does not have")
    return parser


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (subprocess.SubprocessError, FileNotFoundError) as error:
        sys.exit(f"{type(error).__name__}: {error}")
