"""The schema of the settings as TOML editors take it: taplo, which Even Better TOML for VS Code is built on."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nextlint.settings.schema import URL, settings_schema

SCHEMA = Path(__file__).parents[2] / "docs" / "schemas" / "settings.schema.json"
TAPLO = shutil.which("taplo", path=str(Path(sys.executable).parent)) or shutil.which("taplo")


@pytest.mark.skipif(TAPLO is None, reason="taplo is not installed")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('fail-on = "error"\nselect = ["stability"]\n[ignore]\nignored-config = "a reason"\n', ""),
        ('[severity]\nremoved-option = "info"\n[per-file-ignores]\n"examples/**" = ["all"]\n', ""),
        ('fail-on = "eror"\n', '"eror" is not one of'),
        ('select = ["stabilty"]\n', '"stabilty" is not one of'),
        ('fail-one = "error"\n', "fail-one"),
    ],
)
def test_taplo_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "nextlint.toml").write_text(text)
    command = [str(TAPLO), "lint", "--schema", SCHEMA.as_uri(), "nextlint.toml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) is (message == ""), done.stderr
    assert message in done.stderr


def test_the_schema_has_what_schemastore_asks_for() -> None:
    schema = settings_schema()
    assert schema["$id"] == URL
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for key, about in schema["properties"].items():
        assert about["description"].endswith("."), key
        assert about["type"], key
        assert "default" in about or "examples" in about, key
        assert about["x-taplo"]["links"]["key"].startswith("https://"), key
