"""Sphinx builds the site from the Markdown in docs/: see scripts/build_docs.sh.

No page loads anything from another host: fonts are those of the reader's system.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

from nextlint._version import __version__  # noqa: E402 - the line above makes it found in a checkout

project = "nextlint"
author = "The nextlint authors"
project_copyright = author
release = version = __version__

extensions = ["myst_parser"]
exclude_patterns = ["_parts"]
myst_heading_anchors = 3
nitpicky = True
smartquotes = False  # they would make a dash of the two hyphens of an option

html_theme = "furo"
html_title = "nextlint"
html_baseurl = "https://nextlint.readthedocs.io/en/latest/"
html_theme_options = {  # the link to each page's source
    "source_repository": "https://github.com/nextlint/nextlint",
    "source_branch": "main",
    "source_directory": "docs/",
}
html_static_path = ["_static"]
html_css_files = ["nextlint.css"]
html_copy_source = False
html_show_sphinx = False
pygments_style = "default"
pygments_dark_style = "github-dark"


def copy_schemas(app: Sphinx, exception: Exception | None) -> None:
    """The schemas under the addresses that their ``$id`` and the ``$schema`` of reports name."""
    if exception is None:
        shutil.copytree(HERE / "schemas", Path(app.outdir, "schemas"), dirs_exist_ok=True)


def setup(app: Sphinx) -> None:
    app.connect("build-finished", copy_schemas)
