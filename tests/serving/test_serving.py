"""How scripts.start says a project is served: what it proves, and what it leaves unknown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nextlint.files.reader import Reader
from nextlint.files.source import Source
from nextlint.model.project import Package, Project
from nextlint.serving import Serving, serving
from nextlint.serving.serverfile import starts_next
from nextlint.serving.startscript import _split_plain, _split_shell, split

SERVER = "const next = require('next')\nconst app = next({ dev: false })\n"


def project(root: Path, data: object, *, repository: Path | None = None) -> Project:
    text = json.dumps(data, indent=2)
    path = str(root / "package.json")
    root.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text)
    package = Package(path, Source(path, text), data) if isinstance(data, dict) else None
    return Project(str(root), str(repository or root), package, None, None, None, ())


def served(root: Path, scripts: Mapping[str, object] | str, *, output: str | None = None, **files: str) -> Serving:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_ts", ".ts").replace("_js", ".js").replace("_mjs", ".mjs")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    if isinstance(scripts, str):
        scripts = {"start": scripts}
    return serving(Reader(), project(root, {"name": "x", "scripts": scripts}), output=output)


STARTS = [
    "next start",
    "next start -p 3000",
    "next start -p $PORT",
    "next start -p ${PORT:-8080} -H 0.0.0.0",
    "next start .",
    "next start ./",
    "next start --keepAliveTimeout 70000 .",
    "NODE_ENV=production next start",
    "NODE_OPTIONS='--max-old-space-size=4096 --inspect' next start",
    "cross-env NODE_ENV=production PORT=3000 next start",
    "cross-env-shell NODE_ENV=production 'next start -p $PORT'",
    "env FOO=bar next start",
    "dotenv -- next start",
    "dotenv -e .env.production -- next start",
    "dotenv -e .env.production next start",
    "env-cmd -f .env next start",
    "doppler run -- next start",
    "infisical run --env=prod -- next start",
    "npx next start",
    "npx --yes next start",
    "npm exec -- next start",
    "npm exec next start",
    "yarn next start",
    "yarn run next start",
    "yarn -s next start",
    "pnpm exec next start",
    "pnpm next start",
    "bunx next start",
    "bun --bun next start",
    "bun run next start",
    "bun run --bun next start",
    "bun --bun run next start",
    "node_modules/.bin/next start",
    "./node_modules/.bin/next start",
    "node node_modules/next/dist/bin/next start",
    "node --max-old-space-size=4096 ./node_modules/.bin/next start",
    "node -r ./tracing.js node_modules/next/dist/bin/next start",
    "node --require dd-trace/init ./node_modules/next/dist/bin/next start",
    "NODE_OPTIONS='-r dd-trace/init' exec next start",
    "prisma migrate deploy && next start",
    "npm run build && npm run serve",
    "yarn build; yarn serve",
    "run-s build serve",
    "run-p serve worker",
    "npm-run-all --parallel serve worker",
    "npm-run-all -s 'se*'",
    "concurrently 'next start' 'node worker.js'",
    'concurrently -n web,worker "npm:serve" "npm:worker"',
    "concurrently -k npm:se*",
    "pm2 start npm --name web -- run serve",
    "pm2-runtime start npm -- run serve",
    "pm2-runtime npm -- run serve",
    "pm2 start node_modules/next/dist/bin/next --name web -- start",
    "pm2 start ./node_modules/.bin/next -i max -- start -p 3000",
    "pm2 start 'next start'",
    "pm2-runtime start yarn --name api -- next start",
    "sh -c 'next start'",
    'bash -c "npm run serve"',
    "next start > log.txt 2>&1",
    "next start 2>&1 | tee log.txt",
    "next start &",
    "(next start)",
    "cd . && next start",
    "cd server && npm ci && cd .. && next start",
    "export PORT=80 && next start",
    "set NODE_ENV=production&& next start",
    "wait-on tcp:5432 && next start",
    "if [ -f .env ]; then next start; else next start -p 80; fi",
    "next start || next start -p 3001",
    "npm run serve -- -p 3001",
    "node scripts/migrate.js && next start",
    "next\nstart; next start",
]


@pytest.mark.parametrize("start", STARTS)
def test_next_start_is_seen_through(tmp_path: Path, start: str) -> None:
    found = served(tmp_path, {"start": start, "build": "next build", "serve": "next start", "worker": "node w.js"})
    assert (found.kind, found.command, found.server_file) == ("start", start, None)


UNKNOWN = [
    "",
    "   ",
    "next",
    "next dev",
    "next build",
    "next export",
    "next start apps/web",
    "next start ../other",
    "next start $DIR",
    "cd apps/web && next start",
    "cd $WEB && next start",
    "cd && next start",
    "echo next start",
    'echo "next start"',
    "echo 'a && next start",
    "sh start.sh",
    "./start.sh",
    "make start",
    "docker compose up",
    "serve out",
    "npx serve@latest out -- --next start",
    "turbo run start",
    "turbo start",
    "nx serve web",
    "lerna run start",
    "npm start -w web",
    "npm run serve --workspace=web",
    "npm --prefix apps/web start",
    "yarn workspace web start",
    "yarn --cwd apps/web serve",
    "pnpm --filter web serve",
    "pnpm -F web serve",
    "pnpm -r serve",
    "pnpm -C apps/web serve",
    "cd apps/web && npm run serve",
    "npm run missing",
    "npm run start",
    "npm start",
    "yarn start",
    "npm next start",
    "npm serve",
    "node server.js",
    "node missing/",
    "node dist/server.js",
    "node .",
    "node -e \"require('next')\"",
    "node -p 1 server.js",
    "node --eval 'x' server.js",
    "node $FILE",
    "node ../outside.js",
    "pm2 start ecosystem.config.js",
    "pm2-runtime ecosystem.config.cjs --env production",
    "pm2 start processes.json",
    "pm2 restart web",
    "pm2",
    "nextjs start",
    "next-start",
    "my-next start",
    "react-scripts start",
    "next start || node custom.js",
    "run-p serve custom",
    "concurrently 'next start' 'node custom.js'",
    "a" * 20_000,
]


@pytest.mark.parametrize("start", UNKNOWN)
def test_what_proves_nothing_is_unknown(tmp_path: Path, start: str) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "outside.js").write_text(SERVER)
    scripts = {"start": start, "serve": "next start", "custom": "node custom.js"}
    assert served(tmp_path / "project", scripts, custom_js=SERVER).kind == "unknown"


@pytest.mark.parametrize("data", [{}, {"scripts": None}, {"scripts": ["start"]}, {"scripts": {"start": 1}}])
def test_no_start_script_is_unknown(tmp_path: Path, data: object) -> None:
    assert serving(Reader(), project(tmp_path, data)) == Serving("unknown")


def test_no_package_json_is_unknown(tmp_path: Path) -> None:
    assert serving(Reader(), project(tmp_path, None)) == Serving("unknown")


def test_a_development_script_does_not_count(tmp_path: Path) -> None:
    assert served(tmp_path, {"dev": "node server.js", "prod": "next start"}, server_js=SERVER) == Serving("unknown")


def test_scripts_that_call_each_other_end(tmp_path: Path) -> None:
    scripts = {"start": "npm run a && npm run b", "a": "npm run b && npm run start", "b": "npm run a; next start"}
    assert served(tmp_path, scripts).kind == "start"


def test_scripts_that_fan_out_come_to_an_end(tmp_path: Path) -> None:
    scripts = {f"s{n}": " && ".join(f"npm run s{m}" for m in range(40) if m != n) for n in range(40)}
    assert served(tmp_path, {**scripts, "start": "npm run s0"}).kind == "unknown"


def test_the_place_of_the_script_is_given(tmp_path: Path) -> None:
    span = served(tmp_path, "next start").script
    assert span is not None
    assert (span.path, span.start, span.end) == (str(tmp_path / "package.json"), (4, 14), (4, 26))


CUSTOM = [
    "node server.js",
    "node server",
    "node ./server.js",
    "node ./",
    "node .",
    "NODE_ENV=production node server.js",
    "cross-env NODE_ENV=production node server.js",
    "node --inspect server.js",
    "node --max-old-space-size=4096 --trace-warnings server.js -p 80",
    "node -r dotenv/config server.js",
    "node --require=dotenv/config --import ./tracing.mjs server.js",
    "node --env-file .env server.js",
    "dotenv -- node server.js",
    "ts-node --project tsconfig.server.json server.js",
    "ts-node -P tsconfig.server.json -r tsconfig-paths/register ./server.js",
    "tsx server.js",
    "tsx watch server.js",
    "babel-node --extensions .ts server.js",
    "node node_modules/.bin/ts-node server.js",
    "bun server.js",
    "bun run server.js",
    "deno run server.js",
    "yarn node server.js",
    "npx ts-node server.js",
    "nodemon -w src server.js",
    "pm2 start server.js -i max",
    "pm2-runtime server.js",
    "pm2-runtime start ./server.js --name web -- --port 80",
    "npm run build && node server.js",
    "npm run serve",
    "cd . && node server.js",
]


@pytest.mark.parametrize("start", CUSTOM)
def test_a_custom_server_is_seen_through(tmp_path: Path, start: str) -> None:
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "server.js").write_text(SERVER)
    data = {"main": "server.js", "scripts": {"start": start, "serve": "node server.js", "build": "next build"}}
    found = serving(Reader(), project(tmp_path, data))
    assert (found.kind, found.server_file) == ("custom-server", str(tmp_path / "server.js"))


STARTS_NEXT = [
    "const next = require('next')",
    'const next = require("next");',
    "const next = require( `next` )",
    "const next = require('next').default",
    "import next from 'next'",
    'import next from "next";',
    "import next, { NextApiHandler } from 'next'",
    "import * as next from 'next'",
    "import { default as next } from 'next'",
    "import\n  next\n  from\n'next'",
    "import next = require('next')",
    "const { default: next } = await import('next')",
    "import('next').then((next) => next.default({}))",
    "import express from 'express'\nimport next from 'next'\n",
    "import NextServer from 'next/dist/server/next'",
    "const url = 'http://example.org'; const next = require('next')",
    "/* a server */ const next = require('next') // of Next",
    "const glob = 'src/*'; const next = require('next'); const other = '*/'",
    "if (!dev) { app = require('next')({ dev }) }",
]
STARTS_NO_NEXT = [
    "",
    "// const next = require('next')",
    "/*\nconst next = require('next')\n*/",
    "/* import next from 'next'",
    "import type { NextConfig } from 'next'",
    "import type next from 'next'",
    "import { NextApiRequest, NextApiResponse } from 'next'",
    "import { NextResponse } from 'next/server'",
    "import Link from 'next/link'",
    "const next = require('next-routes')",
    "const next = require('./next')",
    "const next = require('@scope/next')",
    "const { PHASE_PRODUCTION_SERVER } = require('next/constants')",
    "console.log(\"require('next')\")",
    "const help = \"import next from 'next'\"",
    "const next = req.next",
    "app.require('next')",
    "myrequire('next')",
    "jest.mock('next')",
    "const module = 'next'; require(module)",
    "spawn('next', ['start'])",
    "import express from 'express'\nimport { NextApiRequest } from 'next'\n",
]


@pytest.mark.parametrize("text", STARTS_NEXT)
def test_a_file_that_imports_next_is_a_custom_server(tmp_path: Path, text: str) -> None:
    found = served(tmp_path, "node server.js", server_js=text)
    assert (found.kind, found.server_file) == ("custom-server", str(tmp_path / "server.js"))


@pytest.mark.parametrize("text", STARTS_NO_NEXT)
def test_a_file_that_does_not_start_next_is_no_custom_server(tmp_path: Path, text: str) -> None:
    assert served(tmp_path, "node server.js", server_js=text).kind == "unknown"


@pytest.mark.parametrize(
    "importing",
    [
        *("require('./lib/app')", "import './lib/app.js'", "import app from './lib/app'", "import('./lib/app')"),
        *("export * from './lib/app'", "import { app } from './lib/app.js'"),
    ],
)
def test_a_local_file_of_the_server_may_import_next(tmp_path: Path, importing: str) -> None:
    found = served(tmp_path, "ts-node server.ts", server_ts=importing, lib__app_ts="import next from 'next'")
    assert (found.kind, found.server_file) == ("custom-server", str(tmp_path / "server.ts"))


def test_imports_are_followed_over_several_files(tmp_path: Path) -> None:
    files = {"src__main_ts": "import { A } from './app.module'", "src__view_ts": "import next from 'next'"}
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "app.module.ts").write_text("import { View } from './view'\nimport './main'\n")
    assert served(tmp_path, "ts-node src/main.ts", **files).kind == "custom-server"


def test_imports_of_packages_are_not_followed(tmp_path: Path) -> None:
    files = {"server_js": "require('./node_modules/x/index.js'); require('x')", "node_modules__x__index_js": SERVER}
    assert served(tmp_path, "node server.js", **files).kind == "unknown"


def test_a_server_in_node_modules_is_not_read(tmp_path: Path) -> None:
    assert served(tmp_path, "node node_modules/x/index.js", node_modules__x__index_js=SERVER).kind == "unknown"


def test_a_server_outside_the_repository_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "server.js").write_text(SERVER)
    inner = project(tmp_path / "repo", {"scripts": {"start": "node ../server.js"}})
    assert serving(Reader(), inner).kind == "unknown"
    (tmp_path / "repo" / "server.js").symlink_to(tmp_path / "server.js")
    assert serving(Reader(), project(tmp_path / "repo", {"scripts": {"start": "node server.js"}})).kind == "unknown"
    assert starts_next(Reader(), str(tmp_path / "repo/server.js"), str(tmp_path))


def test_a_server_elsewhere_in_the_repository_is_read(tmp_path: Path) -> None:
    (tmp_path / "server.js").write_text(SERVER)
    inner = project(tmp_path / "web", {"scripts": {"start": "node ../server.js"}}, repository=tmp_path)
    assert serving(Reader(), inner).server_file == str(tmp_path / "server.js")


@pytest.mark.parametrize("data", [b"\0\1\2", b"\xff\xfe", b"require('next')\xff", b"x" * 600_000 + b"require('next')"])
def test_a_server_that_cannot_be_read_is_unknown(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "server.js").write_bytes(data)
    assert served(tmp_path, "node server.js").kind == "unknown"


def test_a_folder_named_server_js_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "server.js").mkdir()
    assert served(tmp_path, "node server.js").kind == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        *("import a " * 50_000, "import { " * 50_000, "import " + " " * 400_000, "`" * 300_000, "/*" * 200_000),
        *("require(" * 60_000, "from './x' " * 40_000, "'" * 300_000, "\\" * 300_000, "import type\n" * 40_000),
    ],
    ids=lambda text: text[:12].strip(),
)
def test_a_hostile_server_file_comes_to_an_end(tmp_path: Path, text: str) -> None:
    assert served(tmp_path, "node server.js", server_js=text).kind == "unknown"


BUILT = [
    ("node dist/server.js", "server.ts"),
    ("node dist/server.js", "src/server.ts"),
    ("node dist/server.js", "server/server.ts"),
    ("node dist/index.js", "server/index.ts"),
    ("node dist", "server/index.ts"),
    ("node dist/server", "server/index.ts"),
    ("node build/server/index.js", "server/index.ts"),
    ("node build/server/index.js", "src/server/index.ts"),
    ("node .next/production-server/index.js", "server/index.ts"),
    ("node .next/production-server/server.js", "server.ts"),
    ("NODE_ENV=production node dist/main.js", "src/main.ts"),
    ("pm2 start dist/server.js", "server.mts"),
]


@pytest.mark.parametrize(("start", "source"), BUILT)
def test_a_built_server_is_judged_by_its_source(tmp_path: Path, start: str, source: str) -> None:
    (tmp_path / source).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / source).write_text("import next from 'next'\n")
    if start == "node dist":
        assert served(tmp_path, start).kind == "unknown"
    else:
        found = served(tmp_path, start)
        assert (found.kind, found.server_file) == ("custom-server", str(tmp_path / source))


def test_sources_that_disagree_are_unknown(tmp_path: Path) -> None:
    files = {"server__index_ts": "import next from 'next'", "src__index_ts": "import express from 'express'"}
    assert served(tmp_path, "node dist/index.js", **files).kind == "unknown"


def test_a_built_server_without_a_source_is_unknown(tmp_path: Path) -> None:
    assert served(tmp_path, "node dist/server.js", app_ts="import next from 'next'").kind == "unknown"


STANDALONE = ["node .next/standalone/server.js", "node .next/standalone/apps/web/server.js"]
STANDALONE += ["cd .next/standalone && node server.js", "HOSTNAME=0.0.0.0 PORT=80 node ./.next/standalone/server.js"]


@pytest.mark.parametrize("start", STANDALONE)
def test_the_standalone_folder_is_the_standalone_server(tmp_path: Path, start: str) -> None:
    assert served(tmp_path, start).kind == "standalone-server"


@pytest.mark.parametrize("start", ["node server.js", "node apps/web/server.js", "node build/standalone/server.js"])
def test_a_server_js_that_is_not_there_needs_the_output_option(tmp_path: Path, start: str) -> None:
    assert served(tmp_path, start).kind == "unknown"
    assert served(tmp_path, start, output="export").kind == "unknown"
    assert served(tmp_path, start, output="standalone").kind == "standalone-server"


def test_output_standalone_alone_says_nothing_of_how_it_is_served(tmp_path: Path) -> None:
    assert served(tmp_path, "next start", output="standalone").kind == "start"
    assert served(tmp_path, "node main.js", output="standalone").kind == "unknown"
    assert served(tmp_path, "node server.js", output="standalone", server_js=SERVER).kind == "custom-server"
    assert served(tmp_path, "node server.js", output="standalone", server_js="listen()").kind == "unknown"


def test_the_standalone_folder_of_another_project_is_unknown(tmp_path: Path) -> None:
    assert served(tmp_path, "node apps/web/.next/standalone/server.js").kind == "unknown"


@pytest.mark.parametrize(
    ("line", "commands"),
    [
        ("", []),
        ("a 'b c' \"d e\"", [["a", "b c", "d e"]]),
        ("a && b || c; d & e | f", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]]),
        ("a >out 2>&1 b", [["a", "b"]]),
        ("a < in", [["a"]]),
        ("a 'b", []),
        ("a\nb", [["a"], ["b"]]),
        ("a#b # c", [["a#b", "#", "c"]]),
        ("a '' b", [["a", "", "b"]]),
    ],
)
def test_shell_lines_are_split(line: str, commands: list[list[str]]) -> None:
    assert split(line) == commands


@given(st.text("ab1 -=./;|&()$`*?#~!{}", max_size=30))
def test_a_line_without_quotes_is_split_as_the_shell_would(line: str) -> None:
    assert _split_plain(line) == _split_shell(line)


def test_several_ways_are_all_possible(tmp_path: Path) -> None:
    dockerfile = 'FROM a\nCOPY --from=b /app/.next/standalone .\nCMD ["node", "server.js"]\n'
    (tmp_path / "Dockerfile").write_text(dockerfile)
    found = served(tmp_path, "next start")
    assert (found.kind, found.ways) == ("unknown", ("start", "standalone-server"))
    assert found.assumption == (
        "one of several ways of serving: scripts.start runs `next start`, Dockerfile runs the standalone server"
    )


def test_what_is_not_seen_through_is_next_start_or_a_custom_server(tmp_path: Path) -> None:
    found = served(tmp_path, "turbo run serve")
    assert (found.kind, found.ways) == ("unknown", ("start", "custom-server"))
    assert found.assumption is not None
    assert "'turbo run serve'" in found.assumption


def test_a_known_way_rests_on_no_assumption(tmp_path: Path) -> None:
    assert served(tmp_path, "next start").assumption is None


@pytest.mark.parametrize("start", ["serve out", "npx serve out", "http-server out -p 80"])
def test_an_export_behind_a_server_of_files(start: str, tmp_path: Path) -> None:
    assert served(tmp_path, {"build": "next build && next export", "start": start}).kind == "static"
    assert served(tmp_path, {"build": "next build", "start": start}).kind == "unknown"


@pytest.mark.parametrize(
    "start", ["env-cmd ./production node server.js", "env-cmd .env next start", "env-cmd -f .env next start"]
)
def test_env_cmd_with_and_without_its_file(start: str, tmp_path: Path) -> None:
    assert served(tmp_path, start, server_js=SERVER).kind != "unknown"


@pytest.mark.parametrize(
    "start", ["serve out", "npx serve@14 out", "npx --yes serve out", "pnpm dlx serve out", "yarn serve out"]
)
def test_files_of_an_export_are_served_by_a_file_server(start: str, tmp_path: Path) -> None:
    scripts = {"build": "next build", "start": start}
    assert served(tmp_path, scripts, output="export").kind == "static"
    assert served(tmp_path, scripts).kind == "unknown"
    assert served(tmp_path, {**scripts, "start": f"{start} && node server.js"}, output="export").kind == "unknown"


@pytest.mark.parametrize(("start", "is_dev"), [("next", True), ("next dev -p 80", True), ("run-server", False)])
def test_the_development_server_is_called_that(start: str, is_dev: bool, tmp_path: Path) -> None:
    found = served(tmp_path, start)
    said = f"runs the development server ({start!r})" if is_dev else f"runs {start!r}, which is opaque"
    assert found.assumption == f"that `next start` or a custom server serves the project, because scripts.start {said}"
