"""What Dockerfiles, Procfiles, pm2's files and systemd's units run."""

from __future__ import annotations

from pathlib import Path

import pytest

from nextlint.files.reader import Reader
from nextlint.serving.pm2 import pm2_apps
from nextlint.serving.processes import commands
from tests.release.projects import write

COPIED = "COPY --from=b --chown=c:d /app/.next/standalone ./"
ON_LINES = "COPY --from=b \\\n  # all\n  ./.next/standalone/ \\\n  ."
RUNS = "\nCMD node server.js"
DOCKERFILES = {
    "the exec form": ('FROM node\nCMD ["npm", "run", "start it"]\n', "npm run 'start it'", False),
    "the shell form": ("FROM node\nCMD next start -p $PORT\n", "next start -p $PORT", False),
    "an entrypoint before it": ('FROM a\nENTRYPOINT ["tini", "--"]\nCMD ["node", "x.js"]', "tini -- node x.js", False),
    "the last stage only": ('FROM a AS b\nCMD ["yarn", "dev"]\nFROM c\nCMD yarn start', "yarn start", False),
    "the last command": ("FROM a\nCMD one\ncmd two\n", "two", False),
    "the standalone folder": (f"FROM a\n{COPIED}{RUNS}", "node server.js", True),
    "the standalone folder on lines": (f"FROM a\n{ON_LINES}{RUNS}", "node server.js", True),
    "the static folder beside it": (f"FROM a\nCOPY /app/.next/static ./.next/static{RUNS}", "node server.js", False),
}


@pytest.mark.parametrize(("text", "line", "has_standalone"), DOCKERFILES.values(), ids=DOCKERFILES)
def test_a_dockerfile(text: str, line: str, has_standalone: bool, tmp_path: Path) -> None:
    write(tmp_path, {"Dockerfile": text})
    (found,) = commands(Reader(), str(tmp_path), (str(tmp_path),))
    assert (found.line, found.has_standalone) == (line, has_standalone)


@pytest.mark.parametrize("text", ["", "FROM a\n", "CMD x\nFROM a\n"])
def test_a_dockerfile_that_says_nothing(text: str, tmp_path: Path) -> None:
    write(tmp_path, {"Dockerfile": text})
    assert list(commands(Reader(), str(tmp_path), (str(tmp_path),))) == []


PROCESSES = '[processes]\nweb = "npm start"\nworker = "node worker.js"\nodd = 1\n'


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (PROCESSES, ["npm start", "node worker.js"]),
        (f'{PROCESSES}[http_service]\nprocesses = ["web"]\n', ["npm start"]),
        (f'{PROCESSES}[[services]]\nprocesses = ["worker"]\n[[services]]\nport = 1\n', ["node worker.js"]),
        (f"{PROCESSES}[http_service]\ninternal_port = 3000\n", ["npm start", "node worker.js"]),
        ('app = "site"\n', []),
        ("processes = 1\n", []),
        (f"{PROCESSES}[http_service]\nprocesses = 5\n", ["npm start", "node worker.js"]),
    ],
)
def test_the_processes_of_fly(text: str, lines: list[str], tmp_path: Path) -> None:
    write(tmp_path, {"fly.toml": text})
    assert [found.line for found in commands(Reader(), str(tmp_path), (str(tmp_path),))] == lines


def test_every_file_of_a_folder(tmp_path: Path) -> None:
    files = {
        "Dockerfile.prod": "FROM a\nCMD one\n",
        "Procfile": "release: migrate\nweb: two\nworker: other\n",
        "fly.toml": "[processes]\napp = 'six'\n",
        "ecosystem.config.cjs": "module.exports = { apps: [{ script: 'three' }] }",
        "deploy/site.service": "[Service]\nExecStart=-/usr/bin/four five\n",
        "deploy/site.timer": "[Timer]\n",
    }
    found = commands(Reader(), str(write(tmp_path, files)), (str(tmp_path),))
    assert [command.line for command in found] == ["one", "two", "six", "pm2-runtime three", "/usr/bin/four five"]


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        (
            "a.config.js",
            "module.exports = { apps: [{ script: 'a.js', args: ['-p', 1] }, { script: 'b.js' }] }",
            ["a.js -p 1", "b.js"],
        ),
        ("a.config.js", "export default { apps: [{ name: 'x', script: 'npm', args: 'start' }] }", ["npm start"]),
        (
            "a.config.js",
            "module.exports = { apps: [{ script: `./${name}`, args: `start -p ${port}` }] }",
            ["./$VALUE start -p $VALUE"],
        ),
        ("a.json", '{"apps": [{"script": "a.js"}]}', ["a.js"]),
        ("a.json", '{"apps": {"script": "a.js", "args": ["start"]}}', ["a.js start"]),
        ("a.json", '[{"script": "a.js"}, 1, {"script": 2}]', ["a.js"]),
    ],
)
def test_the_apps_of_pm2(name: str, text: str, lines: list[str], tmp_path: Path) -> None:
    write(tmp_path, {name: text})
    found = pm2_apps(Reader(), str(tmp_path / name))
    assert sorted(command.line for command in found) == sorted(f"pm2-runtime {line}" for line in lines)


def test_a_file_of_pm2_that_is_not_there(tmp_path: Path) -> None:
    assert pm2_apps(Reader(), str(tmp_path / "gone.config.js")) == []


BROKEN = {
    "fly.toml": ("[processes", "cannot be used: it is not TOML: Expected ']' at the end of a table declaration"),
    "compose.yaml": (
        "services:\n  web: [\n",
        "cannot be used: it is not YAML: while parsing a flow node, did not find expected node content",
    ),
    "ecosystem.config.js": ("module.exports = {", "cannot be used: Unexpected end of input"),
    "ecosystem.json": ('{"apps": ', "cannot be used: it is not JSON: it ends too early"),
    "pm2.config.js": ("module.exports = { apps: [{ script: process.env.X }] }", "computes what an app runs"),
    "pm2.config.cjs": ("module.exports = { apps: [{ script: 'npm', args: more() }] }", "computes what an app runs"),
    "Procfile": ("web: \0", "cannot be used: it is a binary file (contains a NUL byte)"),
    "Dockerfile": ("FROM a\nCMD \0", "cannot be used: it is a binary file (contains a NUL byte)"),
    "Dockerfile.prod": ("FROM a\nCMD ['node', 'server.js']", "runs \"['node', 'server.js']\", which is not JSON"),
    "web.Dockerfile": ("FROM a\nENTRYPOINT [tini]\nCMD node x", "runs '[tini]', which is not JSON"),
    "site.service": ("ExecStart=\0", "cannot be used: it is a binary file (contains a NUL byte)"),
}


@pytest.mark.parametrize(("name", "text", "problem"), [(name, *one) for name, one in BROKEN.items()])
def test_a_file_that_does_not_say_what_it_runs(name: str, text: str, problem: str, tmp_path: Path) -> None:
    write(tmp_path, {name: text})
    (found,) = commands(Reader(), str(tmp_path), (str(tmp_path),))
    assert (found.line, found.path, found.problem) == ("", str(tmp_path / name), problem)
