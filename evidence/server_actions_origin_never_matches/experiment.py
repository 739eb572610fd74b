"""A Server Action called from a page of another origin, which the config allows or tries to allow."""

from __future__ import annotations

import re

from evidence.common.experiment import Experiment, Seen, Setup, Subject, config
from evidence.common.projects import APP

PAGE = """\
export const dynamic = 'force-dynamic'

async function act() {
  'use server'
}

export default function Page() {
  return (
    <form action={act}>
      <button>Act</button>
    </form>
  )
}
"""
ORIGIN = "https://app.example.com"
BOUNDARY = "boundary"


def observe(subject: Subject) -> Seen:
    found = re.search(r'name="(\$ACTION_ID_[0-9a-f]+)"', subject.ask("/").text)
    assert found, "the form has no action"
    body = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{found[1]}"\r\n\r\n\r\n--{BOUNDARY}--\r\n'.encode()
    headers = {"origin": ORIGIN, "content-type": f"multipart/form-data; boundary={BOUNDARY}"}
    answer = subject.ask("/", headers=headers, body=body)
    return Seen((str(answer.status),), answer.status >= 500)


def _setup(version: str, origin: str, aside: str = "") -> Setup:
    option = f"experimental: {{ serverActions: {{ allowedOrigins: ['{origin}'] }} }}"
    files = {**APP, "app/page.js": PAGE, **config(f" {option} ")}
    return Setup(version, f"`allowedOrigins: ['{origin}']`", files, aside=aside)


EXPERIMENT = Experiment(
    rule="server-actions-origin-never-matches",
    caption=f"A form of `app/page.js` is sent to its Server Action with `Origin: {ORIGIN}`, as it arrives behind a "
    "proxy that changes the host.",
    heads=("answer",),
    setups=(
        *(
            _setup(version, origin)
            for version in ("14.2.35", "15.5.29", "16.4.6")
            for origin in (ORIGIN, "app.example.com/", "app.example.com")
        ),
        _setup("16.1.7", "App.example.com"),
        _setup("16.2.0", "App.example.com"),
        _setup("14.0.4", "*.example.com"),
        _setup("14.1.0", "*.example.com"),
        _setup("15.2.9", "**.com"),
        _setup("15.3.0", "**.com", "it matches, and so does every other host under .com"),
    ),
    observe=observe,
)
