"""i18n in a project with pages in app/: the answer to a browser that prefers French."""

from __future__ import annotations

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import APP, page

ABOUT = {"app/about/page.js": "export default function About() {\n  return <p>About</p>\n}\n"}
TWO = "{ locales: ['en', 'fr'], defaultLocale: 'en' }"
ONE = "{ locales: ['en'], defaultLocale: 'en' }"
STAYS = "{ locales: ['en', 'fr'], defaultLocale: 'en', localeDetection: false }"
FRENCH = {"accept-language": "fr"}
OTHER = page("pages/other.js")


def observe(subject: Subject) -> Seen:
    front = subject.ask("/", headers=FRENCH)
    said = str(front.status)
    while 300 <= front.status < 400:
        address = front.headers["location"]
        front = subject.ask(address, headers=FRENCH)
        said += f" to `{address}`, {front.status}"
    about, prefixed = subject.ask("/about").status, subject.ask("/fr/about").status
    warned = "yes" if "i18n" in subject.built else "no"
    return Seen((said, str(about), str(prefixed), warned), front.status == 404)


def fails(printed: str) -> Seen:
    return Seen(("does not build", "", "", _first(printed)), True)


def _first(printed: str) -> str:
    lines = [line.strip() for line in printed.splitlines() if "rror" in line or "i18n" in line]
    return lines[0] if lines else printed.strip().splitlines()[-1]


def _setup(version: str, options: str = TWO, *, pages: bool = True) -> Setup:
    what = f"`i18n: {options}`" if options else "no `i18n`"
    what += "" if pages else ", nothing in `pages/`"
    body = f" i18n: {options} " if options else ""
    return Setup(version, what, {**APP, **ABOUT, **(OTHER if pages else {}), **config(body)}, aside=_aside(options))


def _aside(options: str) -> str:
    return "addresses under a prefix are a 404 all the same" if "localeDetection" in options else ""


EXPERIMENT = Experiment(
    rule="i18n-with-app-router",
    caption="`app/` has a front page and `/about`, `pages/` has `/other`. The front page is asked for by a visitor "
    "whose browser prefers French.",
    heads=("front page", "`/about`", "`/fr/about`", "the build mentions i18n"),
    setups=(
        _setup("14.2.35"),
        _setup("14.2.35", STAYS),
        _setup("15.1.11"),
        _setup("15.2.0"),
        _setup("15.5.29", pages=False),
        _setup("16.0.0", pages=False),
        _setup("16.4.6"),
        _setup("16.4.6", ""),
        _setup("15.5.29", ONE),
        _setup("16.4.6", ONE),
        _setup("16.4.6", STAYS),
        _setup("16.4.6", pages=False),
    ),
    observe=observe,
    fails=fails,
)
