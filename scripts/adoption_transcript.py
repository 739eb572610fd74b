"""Write docs/adopting.md: nextlint is adopted on a monorepo of three apps, with every command really run.

python scripts/adoption_transcript.py           write it (pre-commit installs the hook: this needs PyPI)
python scripts/adoption_transcript.py --check   exit with 1 if the commands print something else by now

The commands run in a scratch git repository with real pre-commit. The address of the hook's repository leads to this
checkout there, so the page needs no editing.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "adopting.md"
ADDRESS = "https://github.com/nextlint/nextlint"
HOOK_FILES = ("pyproject.toml", ".pre-commit-hooks.yaml", "README.md", "LICENSE", "src")


def package(name: str, next_version: str) -> str:
    dependencies = {"next": next_version, "react": "18.2.0", "react-dom": "18.2.0"}
    scripts = {"build": "next build", "start": "next start"}
    return as_json({"name": name, "private": True, "scripts": scripts, "dependencies": dependencies})


def as_json(value: object) -> str:
    return json.dumps(value, indent=2) + "\n"


LOCKFILE = {
    "name": "acme",
    "lockfileVersion": 3,
    "packages": {
        "": {"name": "acme", "workspaces": ["apps/*"]},
        "apps/admin": {"version": "0.0.0", "dependencies": {"next": "13.4.12"}},
        "apps/site": {"version": "0.0.0", "dependencies": {"next": "13.5.11"}},
        "apps/web": {"version": "0.0.0", "dependencies": {"next": "^13.4.4"}},
        "node_modules/next": {"version": "13.4.12"},
        "apps/site/node_modules/next": {"version": "13.5.11"},
    },
}
FILES = {
    "package.json": as_json({"name": "acme", "private": True, "workspaces": ["apps/*"]}),
    "package-lock.json": as_json(LOCKFILE),
    "apps/web/package.json": package("web", "^13.4.4"),
    "apps/web/next.config.js": """\
const withMDX = require('@next/mdx')({ extension: /\\.mdx$/ });

module.exports = withMDX({
  // images come from the shop's CDN
  images: { domains: ['cdn.acme.example'] },
  reactStrictMode: true,
});
""",
    "apps/web/pages/index.js": "export default () => null;\n",
    "apps/admin/package.json": package("admin", "13.4.12"),
    "apps/admin/next.config.js": "module.exports = {\n  reactStrictMode: true,\n};\n",
    "apps/admin/app/layout.js": "export default ({ children }) => <html><body>{children}</body></html>;\n",
    "apps/admin/app/page.js": "export default () => null;\n",
    "apps/site/package.json": package("site", "13.5.11"),
    "apps/site/next.config.mjs": "export default { reactStrictMode: true };\n",
    "apps/site/pages/index.js": "export default () => null;\n",
}
WORKFLOW = f"""\
name: nextlint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  nextlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: {ADDRESS.removeprefix("https://github.com/")}@VERSION
"""
HOOKS = f"""\
repos:
  - repo: {ADDRESS}
    rev: VERSION
    hooks:
      - id: nextlint
        args: [--output-format, concise]
"""

# A line that begins with "$ " is run and shown with what it prints; one with "? " must fail; "< " writes a file.
STORY = """\
# Adopting it on a monorepo

Three apps in one repository: `web` on Next.js 13.4.12, `admin` on the same version with the App Router, `site` on
13.5.11. Every command on this page was run, with real git and pre-commit, by `scripts/adoption_transcript.py`, and a
test runs them again.

$ git ls-files

## What is there

? nextlint

Two of the three would go down in production. `web` can be cured by an edit. `admin` cannot: its pages are in `app/`,
which `appDir: false` would switch off. `site` is clean.

## The hook

`nextlint` reports and changes nothing; `nextlint-fix` would apply the safe fixes as well.

< .pre-commit-config.yaml

$ pre-commit install
$ git add .pre-commit-config.yaml

A hook looks at the files of a commit. On the first day all of them are of interest:

? pre-commit run --all-files

## The fix, locally

What would change:

? nextlint --diff apps/web

That is what was meant, so:

$ nextlint --fix apps/web

## The suppression, with a reason

The upgrade of `admin` takes until May. Until then it is restarted every night, and that is written where the next
reader will look for it:

$ nextlint --add-suppressions "restarted every night until the upgrade in May" apps/admin
$ git diff apps/admin

Nothing old is forgotten by that: when `admin` is upgraded, the suppression hides nothing any more and is reported
itself.

## The gate in CI

< .github/workflows/nextlint.yml

With hook and gate in place, all is clean, and the commit passes:

$ nextlint
$ git add -A
$ git commit -q -m "Adopt nextlint"

## What the gate is for

Somebody tidies up, and deletes a config that seems to say nothing of importance:

$ git rm -q apps/web/next.config.js
$ git commit -q -m "Remove a config that nobody needs"

A deleted file is no file to check, so the hook was skipped. The gate looks at the whole tree. This is what it shows
on the pull request:

? nextlint --output-format github

The job fails, and the deletion does not get to production.

$ git revert --no-edit HEAD > /dev/null
$ nextlint
"""


class Scene(NamedTuple):
    """The scratch repository, and the environment in which its commands run."""

    repository: Path
    environment: Mapping[str, str]
    version: str

    def run(self, command: str, expected: int | None = 0) -> subprocess.CompletedProcess[str]:
        """Run a line of shell, standard error among the output. ``expected`` None: anything but 0."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.repository,
            env=dict(self.environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if (done.returncode == 0) != (expected == 0):
            raise SystemExit(f"$ {command}\n{done.stdout}exit code {done.returncode}")
        return done


def scene(folder: Path) -> Scene:
    """Build the scratch repository and the one that the hook comes from."""
    from nextlint._version import __version__

    version = f"v{__version__}"
    source, repository = folder / "nextlint", folder / "acme"
    made = Scene(repository, environment(folder, source), version)
    for name in HOOK_FILES:
        copy(ROOT / name, source / name)
    for name, text in FILES.items():
        write(repository / name, text)
    for place in (source, repository):
        made._replace(repository=place).run("git init -q -b main && git add -A && git commit -q -m 'Begin'")
    made._replace(repository=source).run(f"git tag {version}")
    return made


def environment(folder: Path, source: Path) -> dict[str, str]:
    """Names nobody, draws no colour, and has ``nextlint`` and ``pre-commit`` on its path."""
    for name, module in (("nextlint", "nextlint"), ("pre-commit", "pre_commit")):
        script = folder / "bin" / name
        write(script, f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m {module} "$@"\n')
        script.chmod(0o755)
    kept = ("HOME", "TMPDIR", "LANG", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
    git = {
        "user.name": "Dev",
        "user.email": "dev@acme.example",
        "commit.gpgSign": "false",
        "core.abbrev": "7",
        f"url.file://{source}.insteadOf": ADDRESS,
    }
    config = {"GIT_CONFIG_COUNT": str(len(git))}
    for number, (key, value) in enumerate(git.items()):
        config |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return {
        **{name: value for name, value in os.environ.items() if name in kept or name.startswith("PIP_")},
        **config,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_PAGER": "cat",
        "COLUMNS": "80",
        "TERM": "dumb",
    }


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def transcript() -> str:
    """The page. Raises SystemExit where a command does not do what the story says."""
    with tempfile.TemporaryDirectory() as folder:
        made = scene(Path(folder).resolve())
        text = "\n".join(paragraphs(made)) + "\n"
        for path in (folder, str(ROOT), sys.prefix):
            if path in text:
                raise SystemExit(f"{path} got into the page")
    return "<!-- Made by scripts/adoption_transcript.py. Do not edit. -->\n" + text


def paragraphs(made: Scene) -> Iterator[str]:
    for block in STORY.strip("\n").split("\n\n"):
        kind = block[:2]
        if kind in ("$ ", "? "):
            yield console(made, block.splitlines())
        elif kind == "< ":
            yield file_written(made, block[2:])
        else:
            yield block
        yield ""


def console(made: Scene, lines: list[str]) -> str:
    shown, codes = [], []
    for line in lines:
        command = line[2:]
        done = made.run(command, 0 if line.startswith("$") else None)
        shown += [f"$ {command}", *done.stdout.rstrip("\n").splitlines()]
        codes.append(done.returncode)
    text = "```console\n" + "\n".join(line.rstrip() for line in shown) + "\n```"
    return text if not any(codes) else f"{text}\n\nExit code {codes[-1]}."


def file_written(made: Scene, name: str) -> str:
    text = {".pre-commit-config.yaml": HOOKS, ".github/workflows/nextlint.yml": WORKFLOW}[name]
    text = text.replace("VERSION", made.version)
    write(made.repository / name, text)
    if name == ".pre-commit-config.yaml":
        made.run("pre-commit install-hooks")  # what it prints while it installs is not of interest
    return f"`{name}`:\n\n```yaml\n{text}```"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 if the page is not current")
    check = parser.parse_args().check
    sys.path.insert(0, str(ROOT / "src"))
    now, before = transcript(), PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if check:
        sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), now.splitlines(True), "the page", "now"))
        return int(now != before)
    PAGE.write_text(now, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
