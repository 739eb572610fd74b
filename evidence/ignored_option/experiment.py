"""httpAgentOptions: whether fetch closes its connections if the config says so."""

from __future__ import annotations

from evidence.common.experiment import UPSTREAM, Experiment, Seen, Setup, Subject, config

PAGE = f"""\
export async function getServerSideProps() {{
  const response = await fetch('{UPSTREAM}/connection')
  return {{ props: {{ connection: await response.text() }} }}
}}

export default function Page({{ connection }}) {{
  return <p id="connection">{{connection}}</p>
}}
"""
OPTION = "httpAgentOptions: { keepAlive: false }"


def observe(subject: Subject) -> Seen:
    text = subject.ask("/").text
    said = text.partition('<p id="connection">')[2].partition("<")[0]
    is_set = OPTION in str(subject.setup.files["next.config.js"])
    return Seen((f"`{said}`",), is_set and said == "keep-alive")


def _setup(version: str, option: str = OPTION, aside: str = "") -> Setup:
    what = f"`{option}`" if option else "no option"
    return Setup(version, what, {"pages/index.js": PAGE, **config(f" {option} ")}, aside=aside)


EXPERIMENT = Experiment(
    rule="ignored-option",
    caption="`getServerSideProps` fetches from another server, which answers with the `Connection` header that it got. "
    "Without `keepAlive` it would be `close`.",
    heads=("`Connection`",),
    setups=(
        _setup(
            "13.5.11", aside="Next.js 13 sets the agent of its own fetch, which it uses where Node has none (to 16)"
        ),
        _setup("14.0.0"),
        _setup("16.4.6"),
        _setup("16.4.6", ""),
    ),
    observe=observe,
)
