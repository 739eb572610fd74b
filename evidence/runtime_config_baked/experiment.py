"""serverRuntimeConfig from the environment: which value a page shows, that of the build or that of the server."""

from __future__ import annotations

from collections.abc import Iterator

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config

NAME = "EVIDENCE_TOKEN"
OF_BUILD, OF_SERVER = "value-of-the-build", "value-of-the-server"
BY_OPTION = {
    "pages/index.js": """\
import getConfig from 'next/config'

export async function getServerSideProps() {
  return { props: { token: getConfig().serverRuntimeConfig.token ?? null } }
}

export default function Page({ token }) {
  return <p>{token}</p>
}
"""
}
BY_ENVIRONMENT = {
    "pages/index.js": f"""\
export async function getServerSideProps() {{
  return {{ props: {{ token: process.env.{NAME} ?? null }} }}
}}

export default function Page({{ token }}) {{
  return <p>{{token}}</p>
}}
"""
}
OPTION = f" serverRuntimeConfig: {{ token: process.env.{NAME} }},"
STANDALONE = " output: 'standalone',"
FILES = (".next/standalone/server.js", ".next/required-server-files.json")


def observe(subject: Subject) -> Seen:
    text = subject.ask("/").text
    shown = "the build's" if OF_BUILD in text else "the server's" if OF_SERVER in text else "neither"
    files = [name for name in FILES if OF_BUILD in _text(subject, name)]
    return Seen((shown, ", ".join(f"`{name}`" for name in files) or "nowhere"), shown == "the build's")


def fails(printed: str) -> Seen:
    lines = [line.strip() for line in printed.splitlines() if "next/config" in line]
    return Seen((f"does not build: {lines[0] if lines else printed.strip().splitlines()[-1]}", ""), False)


def _text(subject: Subject, name: str) -> str:
    path = subject.project / name
    return path.read_text(errors="replace") if path.exists() else ""


def _standalone(version: str) -> Setup:
    files = {**BY_OPTION, **config(f"{STANDALONE}{OPTION} ")}
    return Setup(version, "`serverRuntimeConfig`, standalone", files, "standalone")


def _cures(version: str) -> Iterator[Setup]:
    yield Setup(version, "`serverRuntimeConfig`, `next start`", {**BY_OPTION, **config(f"{OPTION} ")})
    files = {**BY_ENVIRONMENT, **config(f"{STANDALONE} ")}
    yield Setup(version, "`process.env` in the page, standalone", files, "standalone")


EXPERIMENT = Experiment(
    rule="runtime-config-baked",
    caption=f"`{NAME}` has one value while the project is built and another while it is served, and a page shows what "
    "it gets.",
    heads=("value that the page shows", "the build's value stands in"),
    setups=(
        _standalone("12.2.0"),
        _standalone("15.5.29"),
        *_cures("15.5.29"),
        _standalone("16.0.0"),
    ),
    observe=observe,
    environment=((NAME, OF_BUILD, OF_SERVER),),
    fails=fails,
)
