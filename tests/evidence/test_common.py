"""What the experiments share, without Node."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from evidence.__main__ import main
from evidence.common import results, run, upstream
from evidence.common.build import write_files
from evidence.common.experiment import UPSTREAM, Experiment, Seen, Setup, config
from evidence.common.install import bare_environment, manifest

SETUP = Setup("16.0.0", "a | b", {})
EXPERIMENT = Experiment("some-rule", "Something is done.", ("answer",), (SETUP,), lambda _: Seen(("200",), True))
ROW = results.Row("16.0.0", "a | b", "2026-01-02", ("200",), True)


@pytest.fixture
def above() -> Iterator[upstream.Upstream]:
    with upstream.running() as found:
        yield found


def request(above: upstream.Upstream, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes, str]:
    address = urlsplit(above.address)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=10)
    connection.request(method, path, body)
    response = connection.getresponse()
    found = response.status, response.read(), response.headers.get("location", "")
    connection.close()
    return found


def test_configs_that_are_executed_see_nothing_of_the_callers_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CI", "ANALYZE", "NODE_ENV", "NODE_OPTIONS"):
        monkeypatch.setenv(name, "true")
    assert set(bare_environment()) <= {"PATH", "HOME"}
    assert bare_environment(NODE_ENV="production")["NODE_ENV"] == "production"


def test_the_upstream_server_has_an_image_and_says_who_asked(above: upstream.Upstream) -> None:
    status, body, _ = request(above, "GET", "/image.png")
    assert (status, body) == (200, upstream.PNG)
    assert above.asked == ["/image.png"]


def test_it_counts_the_bytes_of_a_body(above: upstream.Upstream) -> None:
    assert request(above, "POST", "/up", b"x" * 100_000)[:2] == (200, b'{"bytes": 100000}')


def test_it_counts_the_bytes_of_a_body_that_is_cut(above: upstream.Upstream) -> None:
    address = urlsplit(above.address)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=10)
    connection.putrequest("POST", "/up")
    connection.putheader("content-length", "100")
    connection.endheaders(b"x" * 10)
    assert connection.sock is not None
    connection.sock.shutdown(1)  # nothing more is sent
    assert connection.getresponse().read() == b'{"bytes": 10}'
    connection.close()


def test_it_redirects_to_another_port(above: upstream.Upstream) -> None:
    status, _, location = request(above, "GET", "/redirect")
    assert status == 302
    assert urlsplit(location).port != urlsplit(above.address).port
    assert above.inner_asked == []


def test_it_takes_its_time_and_answers_others_meanwhile(above: upstream.Upstream) -> None:
    slow = threading.Thread(target=request, args=(above, "GET", "/slow?seconds=0.5"))
    slow.start()
    assert request(above, "GET", "/image.png")[0] == 200
    slow.join()
    assert sorted(above.asked) == ["/image.png", "/slow"]


def test_files_of_the_last_project_go_and_what_is_installed_stays(tmp_path: Path) -> None:
    for name in ("node_modules/next/package.json", "package.json", "pages/old.js", "old.js", ".next/cache/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / ".next" / "BUILD_ID").write_text("old")
    write_files(tmp_path, {"pages/index.js": "new", "public/image.png": b"\x89"})
    kept = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert kept == [
        ".next/cache/x",
        "node_modules/next/package.json",
        "package.json",
        "pages/index.js",
        "public/image.png",
    ]


def test_the_address_of_the_upstream_server_is_filled_in() -> None:
    files: dict[str, str | bytes] = {"next.config.js": f"'{UPSTREAM}/:path*'", "image.png": b"x"}
    assert run.with_address(files, "http://127.0.0.1:1") == {
        "next.config.js": "'http://127.0.0.1:1/:path*'",
        "image.png": b"x",
    }


def test_react_is_one_that_the_version_takes() -> None:
    assert [manifest(version)["dependencies"] for version in ("15.0.0", "15.1.0")] == [
        {"next": "15.0.0", "react": "18.2.0", "react-dom": "18.2.0"},
        {"next": "15.1.0", "react": "19.2.0", "react-dom": "19.2.0"},
    ]


def test_a_config_is_a_module() -> None:
    assert config(" output: 'export' ") == {"next.config.js": "module.exports = { output: 'export' }\n"}


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    found = results.Results("20.0.0", "Linux", (ROW,))
    results.write(found, tmp_path / "results.json")
    assert results.read(tmp_path / "results.json") == found
    assert results.read(tmp_path / "none.json") == results.Results()


def test_what_is_measured_again_replaces_what_was_measured() -> None:
    before = results.Results("20.0.0", "Linux", (ROW, ROW._replace(next="12.0.0")))
    again = ROW._replace(cells=("404",), date="2026-02-03")
    now = results.merge(EXPERIMENT, before, results.Results("22.0.0", "Linux", (again,)))
    assert now == results.Results("22.0.0", "Linux", (again,))


def test_the_table_says_when_and_how() -> None:
    text = results.render(EXPERIMENT, results.Results("20.0.0", "Linux", (ROW, ROW._replace(date="2026-01-03"))))
    assert text.startswith("Something is done. Measured from 2026-01-02 to 2026-01-03 with the published packages")
    assert "`python -m evidence some-rule`" in text
    assert "| Next.js | project | answer |\n| --- | --- | --- |\n| 16.0.0 | a \\| b | 200 |" in text


def test_a_rule_without_an_experiment_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as error:
        main(["render-workers"])
    assert error.value.code == 2
    assert "there is none of render-workers" in capsys.readouterr().err
