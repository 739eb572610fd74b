"""Files of the repository outside of the project's folder that say how it is served."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nextlint.files.reader import Reader
from nextlint.model.project import Package, Project
from nextlint.serving import Serving, serving
from nextlint.serving.elsewhere import runs_elsewhere
from tests.release.projects import write

SERVER = "const next = require('next');\nnext({ dev: false }).prepare();\n"
NEXT_START = {"start": "next start"}
COPIED = "COPY --from=b /app/apps/web/.next/standalone ./\n"


def served(root: Path, files: dict[str, str], scripts: dict[str, str] | None = None) -> Serving:
    """How apps/web is served in a repository with these files."""
    package = json.dumps({"private": True, "workspaces": ["apps/*"], "scripts": {}})
    own = {"apps/web/package.json": json.dumps(manifest(scripts or {})), "apps/admin/package.json": "{}"}
    write(root, {"package.json": package, **own, **files})
    return serving(Reader(), project(root, scripts or {}), output=None)


def manifest(scripts: dict[str, str]) -> dict[str, object]:
    return {"name": "@shop/web", "scripts": scripts, "dependencies": {"next": "13.4.4"}}


def project(root: Path, scripts: dict[str, str]) -> Project:
    place = root / "apps" / "web"
    path = str(place / "package.json")
    package = Package(path, Reader().source(path), manifest(scripts))
    return Project(str(place), str(root), package, None, None, str(root), ())


CUSTOM = {"apps/web/server.js": SERVER}
KINDS = {
    "a path in the project": (
        {"Dockerfile": "FROM a\nWORKDIR /app\nCMD node apps/web/server.js", **CUSTOM},
        "custom-server",
    ),
    "an absolute path": (
        {"Dockerfile": 'FROM a\nWORKDIR /app\nCMD ["node", "/app/apps/web/server.js"]', **CUSTOM},
        "custom-server",
    ),
    "a working directory": (
        {"Dockerfile": "FROM a\nWORKDIR /app/apps/web\nCMD node server.js", **CUSTOM},
        "custom-server",
    ),
    "a working directory in steps": (
        {"Dockerfile": "FROM a\nWORKDIR /app\nWORKDIR apps/web\nCMD npm start"},
        "start",
    ),
    "the standalone folder": (
        {"Dockerfile": f"FROM a\nWORKDIR /app\n{COPIED}CMD node apps/web/server.js", **CUSTOM},
        "standalone-server",
    ),
    "the standalone folder of the app alone": (
        {"Dockerfile": "FROM a\nCOPY --from=b /app/apps/web/.next/standalone/apps/web ./\nCMD node server.js"},
        "standalone-server",
    ),
    "pnpm with a filter": ({"Dockerfile": "FROM a\nCMD pnpm --filter @shop/web start"}, "start"),
    "pnpm with a filter without scope": ({"Dockerfile": "FROM a\nCMD pnpm --filter=web... run start"}, "start"),
    "pnpm in a folder": ({"Dockerfile": "FROM a\nCMD pnpm -C apps/web start"}, "start"),
    "yarn with a workspace": ({"Procfile": "web: yarn workspace @shop/web start -p $PORT"}, "start"),
    "npm with a workspace": ({"Procfile": "web: npm start --workspace=apps/web"}, "start"),
    "npm with a prefix": ({"Procfile": "web: npm --prefix apps/web start"}, "start"),
    "a shell that goes there": ({"Procfile": "web: cd apps/web && npm start"}, "start"),
    "turbo with a filter": ({"Procfile": "web: npx turbo run start --filter=web"}, "start"),
    "turbo for all": ({"Procfile": "web: turbo start"}, "start"),
    "nx with a target": ({"Procfile": "web: nx start web"}, "start"),
    "nx run": ({"Procfile": "web: npx nx run web:start"}, "start"),
    "a folder of images": ({"docker/web.Dockerfile": "FROM a\nWORKDIR /srv/apps/web\nCMD npm start"}, "start"),
    "compose with a command": (
        {"docker-compose.yml": "services:\n  web:\n    build: ./apps/web\n    command: node server.js\n", **CUSTOM},
        "custom-server",
    ),
    "compose with a list": (
        {"compose.yaml": "services:\n  web:\n    build: {context: apps/web}\n    command: [npm, start]\n"},
        "start",
    ),
    "compose with a working directory": (
        {"compose.yaml": "services:\n  web:\n    build: .\n    working_dir: /srv/apps/web\n    command: npm start\n"},
        "start",
    ),
    "compose with an image of its own": (
        {
            "compose.yaml": "services:\n  web:\n    build: {context: apps/web, dockerfile: ../../images/site}\n",
            "images/site": "FROM a\nCMD npm start\n",
        },
        "start",
    ),
    "compose in a production file": (
        {"docker-compose.prod.yml": "services:\n  web:\n    build: apps/web\n    command: npm start\n"},
        "start",
    ),
    "a unit": (
        {
            "deploy/web.service": "[Service]\nWorkingDirectory=/srv/shop/apps/web\nExecStart=/usr/bin/node server.js\n",
            **CUSTOM,
        },
        "custom-server",
    ),
    "a unit with a path": (
        {"systemd/web.service": "[Service]\nExecStart=/usr/bin/node /srv/shop/apps/web/server.js\n", **CUSTOM},
        "custom-server",
    ),
    "pm2 of the repository": (
        {"ecosystem.config.js": "module.exports = { apps: [{ script: 'apps/web/server.js' }] }", **CUSTOM},
        "custom-server",
    ),
    "pm2 with a folder": (
        {"ecosystem.config.js": "module.exports = { apps: [{ script: 'npm', args: 'start', cwd: './apps/web' }] }"},
        "start",
    ),
    "scripts.start of the root": (
        {"package.json": '{"scripts": {"start": "turbo run start --filter=@shop/web"}}'},
        "start",
    ),
}


@pytest.mark.parametrize(("files", "kind"), KINDS.values(), ids=KINDS)
def test_what_leads_into_the_project_serves_it(files: dict[str, str], kind: str, tmp_path: Path) -> None:
    scripts = NEXT_START if kind == "start" else {}
    found = served(tmp_path, files, scripts)
    assert (found.kind, found.assumption) == (kind, None)
    assert [there.run.kind for there in runs_elsewhere(Reader(), project(tmp_path, scripts))] != []


@pytest.mark.parametrize(
    "files",
    [
        {"Dockerfile": "FROM a\nWORKDIR /app/apps/admin\nCMD node server.js"},
        {"Dockerfile": "FROM a\nWORKDIR /app\nCMD node server.js"},
        {"Dockerfile": "FROM a\nCMD node apps/$APP/server.js"},
        {"Dockerfile": "FROM a\nCMD pnpm --filter admin start"},
        {"Procfile": "web: yarn workspace @shop/admin start"},
        {"compose.yaml": "services:\n  web:\n    image: shop\n    command: node server.js\n"},
        {"compose.yaml": "services:\n  web:\n    build: apps/admin\n    command: node server.js\n"},
        {"compose.yaml": "services: [\n"},
        {"compose.yaml": "services:\n  - web\n"},
        {"deploy/admin.service": "[Service]\nWorkingDirectory=/srv/apps/admin\nExecStart=/usr/bin/node server.js\n"},
        {"package.json": '{"scripts": {"start": "turbo run start --filter=admin"}}'},
        {"Procfile": "web: nx serve web"},  # which develops, unless it is told not to
    ],
)
def test_what_leads_elsewhere_says_nothing(files: dict[str, str], tmp_path: Path) -> None:
    assert served(tmp_path, {**files, **CUSTOM}).kind == "unknown"


def test_nx_serves_in_production_where_it_is_told_to(tmp_path: Path) -> None:
    assert served(tmp_path, {"Procfile": "web: nx serve web --prod"}).kind == "start"


def test_files_that_disagree_are_named_as_they_lie_in_the_repository(tmp_path: Path) -> None:
    files = {"docker/web.Dockerfile": "FROM a\nCMD node apps/web/server.js", **CUSTOM}
    found = served(tmp_path, files, NEXT_START)
    assert (found.kind, found.ways) == ("unknown", ("start", "custom-server"))
    assert found.assumption is not None
    assert "docker/web.Dockerfile runs a custom server" in found.assumption


def test_there_is_an_end_to_what_is_looked_at(tmp_path: Path) -> None:
    many = {f"docker/{number:04}.Dockerfile": "FROM a\nCMD node x.js" for number in range(300)}
    last = {"docker/9999.Dockerfile": "FROM a\nCMD node apps/web/server.js"}
    assert served(tmp_path, {**many, **last, **CUSTOM}).kind == "unknown"
