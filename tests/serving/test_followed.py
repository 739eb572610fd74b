"""Scripts of the shell, stages of Dockerfiles, Makefiles, containers and targets of Nx, as projects have them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nextlint.files.reader import Reader
from nextlint.model.project import Package, Project
from nextlint.serving import Serving, serving
from tests.release.projects import write

SERVER = "const next = require('next');\nnext({ dev: false }).prepare();\n"
ENTRYPOINT = '#!/bin/sh\nset -e\n# don\'t stop here\nnpx prisma migrate deploy\nexec "$@"\n'


def served(root: Path, files: dict[str, str], *, at: str = "", **scripts: str) -> Serving:
    """How the project in the folder ``at`` is served in a repository with these files."""
    own = {"name": "web", "scripts": scripts, "dependencies": {"next": "13.4.4"}}
    path = f"{at}/package.json" if at else "package.json"
    write(root, {path: json.dumps(own), **files})
    place = root / at
    package = Package(str(root / path), Reader().source(str(root / path)), own)
    return serving(Reader(), Project(str(place), str(root), package, None, None, str(root) if at else None, ()))


SCRIPTS = {
    "a script": ("./start.sh", {"start.sh": "#!/bin/bash\nexec next start -p $PORT\n"}),
    "a script by its shell": ("bash -eu -o pipefail start.sh", {"start.sh": "next start\n"}),
    "a script below": ("sh bin/start", {"bin/start": 'cd "$(dirname "$0")/.." && exec node_modules/.bin/next start\n'}),
    "a script that runs a script": ("./a.sh", {"a.sh": "./b.sh\n", "b.sh": "npm run serve\n"}),
    "a script with arguments": ("./with-env.sh npm run serve", {"with-env.sh": ". ./.env\nexec $@\n"}),
    "a script that is not there, with arguments": ("./with-env.sh next start", {}),
    "conditions": ("./a.sh", {"a.sh": 'if [ -n "$X" ]; then\n  export Y=1\nfi\nnext \\\n  start\n'}),
    "make": ("make serve", {"Makefile": "build:\n\tnext build\nserve: build\n\t@npx next start\n"}),
    "make with its first target": ("make", {"Makefile": "NEXT = npx next\n\nall: up\nup:\n\t-$(NEXT) start\n"}),
    "make in a folder": (
        "make -C ops up",
        {"ops/Makefile": "up:\n\tcd .. && $(MAKE) web\n", "Makefile": "web: ; next start\n"},
    ),
}


@pytest.mark.parametrize(("start", "files"), SCRIPTS.values(), ids=SCRIPTS)
def test_scripts_and_makefiles_are_read(start: str, files: dict[str, str], tmp_path: Path) -> None:
    found = served(tmp_path, files, start=start, serve="next start")
    assert (found.kind, found.assumption) == ("start", None)


@pytest.mark.parametrize(
    ("start", "files"),
    [
        ("./start.sh", {}),
        ("./start.sh", {"start.sh": "exec $COMMAND\n"}),
        ("./start.sh", {"start.sh": "./start.sh\n"}),
        ("./serve.py", {"serve.py": "#!/usr/bin/env python3\nprint('next start')\n"}),
        ("make up", {"Makefile": "down:\n\tnext start\n"}),
        ("make up", {}),
    ],
)
def test_what_is_not_seen_may_be_next_start_or_a_custom_server(
    start: str, files: dict[str, str], tmp_path: Path
) -> None:
    found = served(tmp_path, files, start=start)
    assert (found.kind, found.ways) == ("unknown", ("start", "custom-server"))
    assert found.assumption is not None
    assert repr(start) in found.assumption


def test_scripts_that_call_each_other_many_times_come_to_an_end(tmp_path: Path) -> None:
    files = {f"s{n}.sh": "".join(f"./s{m}.sh {n}\n" for m in range(60)) for n in range(60)}
    assert served(tmp_path, files, start="./s0.sh").kind == "unknown"


def test_a_script_out_of_the_repository_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, {"start.sh": "node server.js\n"})
    found = served(tmp_path / "site", {"server.js": SERVER}, start="sh ../start.sh")
    assert found.kind == "unknown"


IMAGES = {
    "an entrypoint that runs the command": (
        'FROM a\nCOPY docker/entry.sh /entry.sh\nENTRYPOINT ["/entry.sh"]\nCMD ["node", "server.js"]',
        {"docker/entry.sh": ENTRYPOINT},
    ),
    "an entrypoint on the path": (
        'FROM a\nCOPY entry.sh /usr/local/bin/\nENTRYPOINT ["entry.sh"]\nCMD ["node", "server.js"]',
        {"entry.sh": ENTRYPOINT},
    ),
    "the entrypoint of the base image": (
        'FROM node\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["node", "server.js"]',
        {},
    ),
    "an entrypoint that runs a server": (
        'FROM a\nWORKDIR /app\nCOPY . .\nENTRYPOINT ["./start.sh"]',
        {"start.sh": "cd /app\nnode ./server.js\n"},
    ),
    "a script out of an earlier stage": (
        "FROM a AS build\nWORKDIR /src\nCOPY scripts ./scripts\nFROM a\nWORKDIR /app\n"
        "COPY --from=build /src/scripts/start.sh ./\nCMD ./start.sh",
        {"scripts/start.sh": "node server.js\n"},
    ),
    "a script by a pattern": (
        "FROM a\nWORKDIR /app\nCOPY ops/*.sh ./\nCMD ./start.sh",
        {"ops/start.sh": "node server.js\n"},
    ),
    "a stage that begins with another": (
        'FROM a AS base\nWORKDIR /app\nCOPY . .\nCMD ["./start.sh"]\nFROM base AS run\nENV X=1',
        {"start.sh": "node server.js\n"},
    ),
    "a number for a stage": (
        "FROM a\nCOPY start.sh /s/\nFROM b\nCOPY --from=0 /s/start.sh /\nCMD /start.sh",
        {"start.sh": "node server.js\n"},
    ),
    "an absolute path": ('FROM a\nWORKDIR /app\nCOPY . /app\nCMD ["node", "/app/server.js"]', {}),
}


@pytest.mark.parametrize(("dockerfile", "files"), IMAGES.values(), ids=IMAGES)
def test_what_an_image_runs(dockerfile: str, files: dict[str, str], tmp_path: Path) -> None:
    found = served(tmp_path, {"Dockerfile": dockerfile, "server.js": SERVER, **files})
    assert (found.kind, found.assumption) == ("custom-server", None)


def test_an_entrypoint_takes_back_the_command_of_the_stage_before(tmp_path: Path) -> None:
    text = 'FROM a AS base\nCMD ["node", "server.js"]\nFROM base\nENTRYPOINT ["npm", "run", "serve"]'
    assert served(tmp_path, {"Dockerfile": text, "server.js": SERVER}, serve="next start").ways == ("start",)


def test_an_image_that_is_not_seen_through_is_named(tmp_path: Path) -> None:
    files = {"Dockerfile": 'FROM a\nENTRYPOINT ["./start.sh"]', "server.js": SERVER}
    found = served(tmp_path, files, start="node server.js")
    assert (found.kind, found.ways) == ("unknown", ("custom-server", "start"))
    assert found.assumption == (
        "one of several ways of serving: scripts.start runs a custom server, Dockerfile runs './start.sh', which is "
        "opaque"
    )


@pytest.mark.parametrize(
    ("start", "ways", "said"),
    [
        (
            "node server.js",
            ("custom-server", "start"),
            "one of several ways of serving: scripts.start runs a custom server, {}",
        ),
        (None, ("start", "custom-server"), "that `next start` or a custom server serves the project, because {}"),
    ],
)
def test_a_broken_file_may_say_otherwise(start: str | None, ways: tuple[str, ...], said: str, tmp_path: Path) -> None:
    files = {"fly.toml": "[processes\n", "server.js": SERVER}
    found = served(tmp_path, files, **({"start": start} if start else {}))
    problem = "fly.toml cannot be used: it is not TOML: Expected ']' at the end of a table declaration"
    assert (found.ways, found.assumption) == (ways, said.format(problem))


@pytest.mark.parametrize(
    ("text", "is_said"), [("[processes\nweb = 'cd apps/web'", True), ("[processes\nother = 1", False)]
)
def test_a_broken_file_of_the_root_counts_if_it_names_the_project(text: str, is_said: bool, tmp_path: Path) -> None:
    found = served(tmp_path, {"fly.toml": text}, at="apps/web", start="next start")
    assert ("fly.toml cannot be used" in (found.assumption or "")) is is_said


def test_a_broken_project_of_nx_hides_its_targets(tmp_path: Path) -> None:
    found = served(tmp_path, {"project.json": "{"}, start="nx serve web")
    assert found.ways == ("start", "custom-server")
    found = served(tmp_path, {"project.json": "{", "Procfile": "web: npx nx serve web\n"}, start="next start")
    assert found.assumption == (
        "one of several ways of serving: scripts.start runs `next start`, Procfile runs 'npx nx serve web', which is "
        "opaque"
    )


@pytest.mark.parametrize("command", ["nginx -g 'daemon off;'", "npm run dev", "node worker.js", "serve out"])
def test_what_is_seen_to_be_no_server_of_next_is_no_way(command: str, tmp_path: Path) -> None:
    files = {"Dockerfile": f"FROM a\nCMD {command}", "server.js": SERVER, "worker.js": "listen()"}
    assert served(tmp_path, files, start="node server.js", dev="next dev").ways == ("custom-server",)


STAGES = (
    "FROM node AS dev\nCMD npm run dev\nFROM node AS web\nCMD node server.js\nFROM node AS worker\nCMD node worker.js\n"
)
TARGETS = {
    "compose": {"compose.yaml": "services:\n  web:\n    build:\n      context: .\n      target: web\n"},
    "compose with a variable": {
        "compose.yaml": "services:\n  web:\n    build: {context: ., target: '${TARGET:-dev}'}\n"
    },
    "a Makefile": {"Makefile": "image:\n\tdocker build -t site --target=web .\n"},
    "a Makefile with a file": {
        "Makefile": "image:\n\tdocker buildx build --platform linux/amd64 --target web -f Dockerfile .\n"
    },
}


@pytest.mark.parametrize("files", TARGETS.values(), ids=TARGETS)
def test_the_stage_that_is_built_runs(files: dict[str, str], tmp_path: Path) -> None:
    own = {"Dockerfile": STAGES, "server.js": SERVER, "worker.js": "work()"}
    assert served(tmp_path / "without", own, dev="next dev").kind == "unknown"
    found = served(tmp_path / "with", {**own, **files}, dev="next dev")
    assert (found.kind, found.assumption) == ("custom-server", None)


def test_a_service_keeps_the_entrypoint_of_its_image(tmp_path: Path) -> None:
    files = {
        "Dockerfile": 'FROM a\nCOPY entry.sh /\nENTRYPOINT ["/entry.sh"]\nCMD ["npm", "run", "dev"]',
        "entry.sh": ENTRYPOINT,
        "compose.yaml": "services:\n  web:\n    build: .\n    command: [node, server.js]\n",
        "server.js": SERVER,
    }
    assert served(tmp_path, files, dev="next dev").kind == "custom-server"


@pytest.mark.parametrize(
    "line",
    [
        "docker run --rm -it -p 3000:3000 site node server.js",
        "docker run -d --name web -v $(PWD):/app -w /app node:20 sh -c 'npm ci && node server.js'",
        "podman run -p3000:3000 --env-file=.env site node server.js",
        "docker container run --entrypoint node site server.js",
    ],
)
def test_a_container_that_a_makefile_runs(line: str, tmp_path: Path) -> None:
    files = {"Makefile": f"run:\n\t{line}\n", "server.js": SERVER}
    assert served(tmp_path, files).kind == "custom-server"


def test_a_unit_with_absolute_paths(tmp_path: Path) -> None:
    start = "ExecStart=/usr/bin/node \\\n  --enable-source-maps /srv/site/server.js"
    unit = f"[Service]\nWorkingDirectory=/srv/site\n{start}\n"
    assert served(tmp_path, {"deploy/site.service": unit, "server.js": SERVER}).kind == "custom-server"


def nx(executor: str, **options: object) -> dict[str, object]:
    return {"executor": executor, "options": options}


SERVE = {
    **nx("@nx/next:server", buildTarget="web:build", dev=True),
    "configurations": {"production": {"dev": False}, "development": {"dev": True}},
    "defaultConfiguration": "development",
}
TARGETS_OF_NX = {
    "the server in production": ("nx serve web --prod", {"serve": SERVE}, "start"),
    "a configuration": ("nx run web:serve:production", {"serve": SERVE}, "start"),
    "another configuration": ("nx serve web -c production", {"serve": SERVE}, "start"),
    "without dev": ("nx serve web --no-dev", {"serve": SERVE}, "start"),
    "a server by default": ("nx serve web", {"serve": nx("@nx/next:server", dev=False)}, "start"),
    "the server of development": ("nx serve web", {"serve": SERVE}, "unknown"),
    "a command": ("nx start web", {"start": {"command": "next start {projectRoot}"}}, "start"),
    "commands": (
        "nx run-many -t up -p web,admin",
        {"up": nx("nx:run-commands", commands=["echo", {"command": "node server.js"}], cwd="{projectRoot}")},
        "custom-server",
    ),
    "a script": ("nx up web", {"up": nx("nx:run-script", script="serve")}, "start"),
    "a custom server": (
        "nx serve web --prod",
        {
            "serve": nx("@nx/next:server", dev=False, customServerTarget="web:custom"),
            "custom": nx("@nx/js:node", buildTarget="web:compile"),
            "compile": nx("@nx/js:tsc", main="apps/web/server.js"),
        },
        "custom-server",
    ),
    "a path of a custom server": (
        "nx serve web",
        {"serve": nx("@nrwl/next:server", dev=False, customServerPath="apps/web/server.js")},
        "custom-server",
    ),
}


@pytest.mark.parametrize(("line", "targets", "kind"), TARGETS_OF_NX.values(), ids=TARGETS_OF_NX)
def test_a_target_of_nx(line: str, targets: dict[str, object], kind: str, tmp_path: Path) -> None:
    manifest = {"devDependencies": {"@nx/next": "17.3.2"}}
    packages = {"": manifest, "apps/web": {}, "node_modules/@nx/next": {"version": "17.3.2"}}
    lock = {"lockfileVersion": 3, "packages": packages}
    files = {
        "Procfile": f"web: {line}",
        "package.json": json.dumps(manifest),
        "package-lock.json": json.dumps(lock),
        "nx.json": "{}",
        "apps/web/project.json": json.dumps({"name": "web", "targets": targets}),
        "apps/web/server.js": SERVER,
    }
    assert served(tmp_path, files, at="apps/web", serve="next start").kind == kind


@pytest.mark.parametrize(
    ("version", "ways"),
    [("16.2.2", ("custom-server",)), ("16.3.1", ("start",)), (None, ("start", "custom-server"))],
)
def test_older_servers_of_nx_run_in_its_own_process(version: str | None, ways: tuple[str, ...], tmp_path: Path) -> None:
    locked = {"lockfileVersion": 3, "packages": {"node_modules/@nx/next": {"version": version}}}
    files = {
        "Procfile": "web: npx nx serve web",
        "project.json": json.dumps({"name": "web", "targets": {"serve": nx("@nx/next:server", dev=False)}}),
        **({"package-lock.json": json.dumps(locked)} if version else {}),
    }
    assert served(tmp_path, files).ways == ways


def test_a_script_of_another_package_that_goes_there(tmp_path: Path) -> None:
    files = {"Dockerfile": "FROM a\nCMD ./run.sh", "run.sh": "cd apps/web && npm run serve\n", "package.json": "{}"}
    assert served(tmp_path, files, at="apps/web", serve="next start").kind == "start"
