"""App Router routes by file name: what Next 13.4 would collect, and what it would not."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from nextlint.serving import routes
from nextlint.serving.routes import Routes, app_routes


def tree(root: Path, *files: str) -> Path:
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return root


def found(root: Path, extensions: Sequence[str] | None = routes.DEFAULT_PAGE_EXTENSIONS) -> tuple[str, bool] | None:
    route = app_routes(str(root), extensions)
    return (Path(route.path).relative_to(root).as_posix(), route.certain) if route else None


IS_A_ROUTE = [
    "app/page.tsx",
    "app/page.ts",
    "app/page.jsx",
    "app/page.js",
    "src/app/page.tsx",
    "app/blog/[slug]/page.tsx",
    "app/(marketing)/about/page.js",
    "app/@modal/page.js",
    "app/@modal/(.)photo/[id]/page.js",
    "app/[[...all]]/page.js",
    "app/%5Fprivate/page.js",
    "app/api/hello/route.ts",
    "app/robots.txt/route.js",
    "app/components/page.js",
    "app/.well-known/page.js",
    "app/robots.txt",
    "app/robots.ts",
    "app/manifest.json",
    "app/manifest.webmanifest",
    "app/manifest.ts",
    "app/favicon.ico",
    "app/sitemap.xml",
    "app/sitemap.ts",
    "app/shop/sitemap.ts",
    "app/icon.svg",
    "app/icon1.png",
    "app/blog/icon9.tsx",
    "app/apple-icon.png",
    "app/apple-icon2.jpeg",
    "app/opengraph-image.gif",
    "app/blog/opengraph-image.tsx",
    "app/twitter-image.jpg",
    "app/not-found.tsx",
    "app/line\nbreak/page.tsx",
    "app/日本/page.tsx",
]

IS_NO_ROUTE = [
    "app/layout.tsx",
    "app/loading.tsx",
    "app/error.tsx",
    "app/global-error.tsx",
    "app/default.tsx",
    "app/template.tsx",
    "app/shop/not-found.tsx",
    "app/Button.tsx",
    "app/components/homepage.tsx",
    "app/components/mypage.page.tsx",
    "app/page",
    "app/page.mdx",
    "app/page.css",
    "app/page.module.css",
    "app/page.test.tsx",
    "app/page.d.ts",
    "app/Page.tsx",
    "app/_page.tsx",
    "app/_components/page.tsx",
    "app/blog/_lib/route.ts",
    "app/shop/robots.txt",
    "app/shop/manifest.json",
    "app/shop/favicon.ico",
    "app/favicon.png",
    "app/favicon.tsx",
    "app/icon10.png",
    "app/icon.gif",
    "app/apple-icon.svg",
    "app/apple-icon.ico",
    "app/opengraph-image.webp",
    "app/opengraph-image.alt.txt",
    "app/sitemap1.xml",
    "app/robots.xml",
    "app/manifest.txt",
    "app/icon²/readme.md",
    "app/icon².png",
    "application/page.tsx",
    "lib/app/page.tsx",
    "pages/app/page.tsx",
    "pages/index.tsx",
]


@pytest.mark.parametrize("name", IS_A_ROUTE)
def test_a_file_that_next_collects_is_a_route(tmp_path: Path, name: str) -> None:
    assert found(tree(tmp_path, name)) == (name, True)


@pytest.mark.parametrize("name", IS_NO_ROUTE)
def test_a_file_that_next_passes_over_is_no_route(tmp_path: Path, name: str) -> None:
    assert found(tree(tmp_path, name)) is None


def test_a_project_without_an_app_folder_has_none(tmp_path: Path) -> None:
    assert found(tmp_path) is None


def test_an_empty_app_folder_has_none(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    assert found(tmp_path) is None


def test_app_hides_src_app_even_without_routes(tmp_path: Path) -> None:
    assert found(tree(tmp_path, "app/Button.tsx", "src/app/page.tsx")) is None


def test_a_file_named_app_hides_src_app(tmp_path: Path) -> None:
    assert found(tree(tmp_path, "app", "src/app/page.tsx")) is None


def test_the_first_route_in_name_order_is_given(tmp_path: Path) -> None:
    assert found(tree(tmp_path, "app/b/page.tsx", "app/a/z/page.tsx", "app/a/y/page.tsx")) == ("app/a/y/page.tsx", True)


def test_the_pages_folder_is_found_as_next_does(tmp_path: Path) -> None:
    assert routes.pages_dir(str(tmp_path)) is None
    tree(tmp_path, "src/pages/index.tsx")
    assert routes.pages_dir(str(tmp_path)) == str(tmp_path / "src/pages")
    tree(tmp_path, "pages/index.tsx")
    assert routes.pages_dir(str(tmp_path)) == str(tmp_path / "pages")


@pytest.mark.parametrize("name", ["app/x.js", "src/app/x.js", "pages/index.js", "src/pages/index.js"])
def test_a_project_with_either_folder_can_be_built(tmp_path: Path, name: str) -> None:
    assert routes.has_app_or_pages(str(tree(tmp_path, name)))


@pytest.mark.parametrize("name", ["package.json", "src/index.js", "lib/pages/index.js", "apps/web/pages/index.js"])
def test_a_library_or_a_workspace_root_can_not(tmp_path: Path, name: str) -> None:
    assert not routes.has_app_or_pages(str(tree(tmp_path, name)))


class TestPageExtensions:
    def test_a_configured_extension_is_a_route(self, tmp_path: Path) -> None:
        assert found(tree(tmp_path, "app/page.mdx"), ["mdx"]) == ("app/page.mdx", True)

    def test_a_compound_extension_is_a_route(self, tmp_path: Path) -> None:
        assert found(tree(tmp_path, "app/page.page.tsx"), ["page.tsx"]) == ("app/page.page.tsx", True)

    def test_the_usual_extension_is_none_where_it_is_not_configured(self, tmp_path: Path) -> None:
        assert found(tree(tmp_path, "app/page.tsx"), ["page.tsx", "mdx"]) is None

    def test_static_metadata_needs_no_extension(self, tmp_path: Path) -> None:
        assert found(tree(tmp_path, "app/icon.png"), ["mdx"]) == ("app/icon.png", True)

    def test_a_leading_dot_matches_nothing(self, tmp_path: Path) -> None:
        assert found(tree(tmp_path, "app/page.tsx"), [".tsx"]) is None

    def test_unknown_extensions_make_a_page_uncertain(self, tmp_path: Path) -> None:
        assert found(tree(tmp_path, "app/page.tsx"), None) == ("app/page.tsx", False)

    def test_unknown_extensions_leave_static_metadata_certain(self, tmp_path: Path) -> None:
        assert found(tree(tmp_path, "app/page.tsx", "app/z/icon.png"), None) == ("app/z/icon.png", True)

    def test_unknown_extensions_do_not_make_a_layout_a_route(self, tmp_path: Path) -> None:
        assert found(tree(tmp_path, "app/layout.tsx", "app/page.d.ts", "app/Button.tsx"), None) is None

    def test_an_extension_that_is_a_pattern_is_as_unknown(self, tmp_path: Path) -> None:
        assert found(tree(tmp_path, "app/page.md"), ["mdx?"]) == ("app/page.md", False)


class TestLinksAndHostileTrees:
    def test_a_linked_folder_in_the_repository_is_followed(self, tmp_path: Path) -> None:
        tree(tmp_path, "shared/page.tsx", "app/layout.tsx")
        (tmp_path / "app" / "linked").symlink_to(tmp_path / "shared")
        assert found(tmp_path) == ("app/linked/page.tsx", True)

    def test_a_linked_folder_out_of_the_repository_is_not_read(self, tmp_path: Path) -> None:
        tree(tmp_path, "elsewhere/page.tsx", "project/app/layout.tsx")
        (tmp_path / "project" / "app" / "linked").symlink_to(tmp_path / "elsewhere")
        assert found(tmp_path / "project") == ("app/linked", False)
        inside = app_routes(str(tmp_path / "project"), repository=str(tmp_path))
        assert inside == Routes(str(tmp_path / "project/app/linked/page.tsx"), certain=True)

    def test_an_app_folder_that_is_a_link_out_is_uncertain(self, tmp_path: Path) -> None:
        tree(tmp_path, "elsewhere/page.tsx", "project/package.json")
        (tmp_path / "project" / "app").symlink_to(tmp_path / "elsewhere")
        assert found(tmp_path / "project") == ("app", False)

    def test_loops_end(self, tmp_path: Path) -> None:
        tree(tmp_path, "app/layout.tsx")
        (tmp_path / "app" / "up").symlink_to("..")
        (tmp_path / "app" / "self").symlink_to("self")
        (tmp_path / "app" / "dangling").symlink_to("nowhere")
        assert found(tmp_path) is None

    def test_a_folder_with_the_name_of_a_route_is_none(self, tmp_path: Path) -> None:
        (tmp_path / "app" / "page.tsx").mkdir(parents=True)
        assert found(tmp_path) is None

    def test_deep_nesting_is_walked(self, tmp_path: Path) -> None:
        deep = "app/" + "d/" * 500 + "page.tsx"
        assert found(tree(tmp_path, deep)) == (deep, True)

    def test_a_folder_that_is_too_large_is_uncertain(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(routes, "MAX_ENTRIES", 3)
        assert found(tree(tmp_path, *(f"app/{n}/Button.tsx" for n in range(9)))) == ("app/0", False)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads every folder")
    def test_an_unreadable_folder_is_uncertain(self, tmp_path: Path) -> None:
        tree(tmp_path, "app/secret/page.tsx")
        (tmp_path / "app" / "secret").chmod(0)
        try:
            assert found(tmp_path) == ("app/secret", False)
        finally:
            (tmp_path / "app" / "secret").chmod(0o755)


NEXT = """
const { findPagesDir } = require('next/dist/lib/find-pages-dir')
const { createValidFileMatcher } = require('next/dist/server/lib/find-page-file')
const { recursiveReadDir } = require('next/dist/lib/recursive-readdir')
const fs = require('fs'), path = require('path')
async function routes(root, extensions) {
  if (!fs.existsSync(path.join(root, 'app')) && !fs.existsSync(path.join(root, 'src/app'))) return []
  const { appDir } = findPagesDir(root, true)
  const matcher = createValidFileMatcher(extensions, appDir)
  const isRoute = (file) => matcher.isAppRouterPage(file) || matcher.isRootNotFound(file)
  const found = await recursiveReadDir(appDir, isRoute, undefined, (part) => part.startsWith('_'))
  return found.map((file) => path.relative(root, path.join(appDir, file)))
}
const [list] = process.argv.slice(2)
Promise.all(JSON.parse(fs.readFileSync(list)).map(([root, extensions]) => routes(root, extensions)))
  .then((all) => console.log(JSON.stringify(all)))
"""


@pytest.mark.npm
@pytest.mark.skipif(shutil.which("npm") is None, reason="npm is not installed")
def test_next_itself_agrees(tmp_path: Path) -> None:
    """Random trees: a route is found exactly where Next's own collector finds one, and it is one of Next's."""
    subprocess.run(["npm", "init", "-y"], cwd=tmp_path, check=True, capture_output=True)
    install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps", "next@13.4.4"]
    subprocess.run(install, cwd=tmp_path, check=True, capture_output=True)
    names = sorted({name.rpartition("/")[2] for name in IS_A_ROUTE + IS_NO_ROUTE})
    folders = ["", "a/", "_b/", "(c)/", "a/@d/", "%5Fe/", "sitemap.xml/"]
    rng, cases = random.Random(134), []
    for number in range(400):
        root = tmp_path / "trees" / str(number)
        root.mkdir(parents=True)
        app = rng.choice(["app/", "src/app/"])
        tree(root, *(app + rng.choice(folders) + rng.choice(names) for _ in range(rng.randint(0, 3))))
        cases.append((str(root), rng.choice([["tsx", "ts", "jsx", "js"], ["page.tsx"], ["mdx", "ts"]])))
    (tmp_path / "cases.json").write_text(json.dumps(cases))
    (tmp_path / "next.js").write_text(NEXT)
    done = subprocess.run(["node", "next.js", "cases.json"], cwd=tmp_path, check=True, capture_output=True, text=True)
    for (root_path, extensions), theirs in zip(cases, json.loads(done.stdout), strict=True):
        ours = found(Path(root_path), extensions)
        assert (ours is None) == (not theirs), (root_path, extensions, ours, theirs)
        assert ours is None or (ours[1] and ours[0] in theirs)
