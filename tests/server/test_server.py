"""What an editor sees of ``nextlint server``, through a real client."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lsprotocol import types as lsp

from .client import Client, with_client

PACKAGE = {"dependencies": {"next": "13.4.4"}, "scripts": {"start": "next start"}}
CONFIG = "module.exports = {\n  reactStrictMode: true,\n};\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("admin", "web"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "package.json").write_text(json.dumps(PACKAGE))
        (folder / "next.config.js").write_text(CONFIG)
    return tmp_path


def workers(client: Client, path: Path) -> bool:
    return "render-workers" in client.rules(path)


def test_the_folder_is_judged_when_it_opens_and_while_a_text_changes(root: Path) -> None:
    config, other = root / "web/next.config.js", root / "admin/next.config.js"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, config) and workers(client, other))
        client.open(config)
        client.change(config, "module.exports = { experimental: { appDir: false } };\n", 2)
        await client.until(lambda: not workers(client, config))
        client.change(config, CONFIG, 3)
        await client.until(lambda: workers(client, config))

    with_client(root, work)


def test_an_unfinished_text_keeps_the_diagnostics_of_other_files(root: Path) -> None:
    config, other = root / "web/next.config.js", root / "admin/next.config.js"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, other))
        client.open(config)
        client.change(config, "module.exports = { experimental: {", 2)
        await client.until(lambda: "unparsable-config" in client.rules(config))
        assert workers(client, other)

    with_client(root, work)


def test_a_fix_is_a_code_action_whose_edit_is_what_the_command_would_write(root: Path) -> None:
    config = root / "web/next.config.js"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, config))
        client.open(config)
        document = lsp.TextDocumentIdentifier(config.as_uri())
        everything = lsp.Range(lsp.Position(0, 0), lsp.Position(10, 0))
        context = lsp.CodeActionContext(diagnostics=[])
        actions = await client.text_document_code_action_async(lsp.CodeActionParams(document, everything, context))
        assert actions
        fix = next(one for one in actions if isinstance(one, lsp.CodeAction) and "appDir" in one.title)
        assert fix.title == "Set experimental.appDir to false (render-workers)"
        assert [one.kind for one in actions if isinstance(one, lsp.CodeAction)][-1] == "source.fixAll.nextlint"
        resolved = await client.code_action_resolve_async(fix)
        assert resolved.edit is not None
        [change] = resolved.edit.document_changes or []
        assert isinstance(change, lsp.TextDocumentEdit)
        assert [edit.new_text for edit in change.edits if isinstance(edit, lsp.TextEdit)] == [
            "  experimental: { appDir: false },\n"
        ]

    with_client(root, work)


def test_a_file_that_changes_on_disk_is_read_again(root: Path) -> None:
    package, config = root / "web/package.json", root / "web/next.config.js"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, config))
        package.write_text(json.dumps({"dependencies": {"next": "12.3.7"}}))
        event = lsp.FileEvent(package.as_uri(), lsp.FileChangeType.Changed)
        client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
        await client.until(lambda: not workers(client, config))

    with_client(root, work)


def test_a_request_that_cannot_be_answered_does_not_end_the_server(root: Path) -> None:
    config = root / "web/next.config.js"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, config))
        (root / "nextlint.toml").write_text("no = 'such setting'\n")
        event = lsp.FileEvent((root / "nextlint.toml").as_uri(), lsp.FileChangeType.Created)
        client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
        await client.until(lambda: client.messages)
        assert "no" in client.messages[0]
        assert workers(client, config)
        (root / "nextlint.toml").unlink()
        client.open(config)
        client.change(config, "module.exports = { experimental: { appDir: false } };\n", 2)
        await client.until(lambda: not workers(client, config))

    with_client(root, work)


def test_hover_and_completion_know_the_version_that_runs(root: Path) -> None:
    config = root / "web/next.config.js"
    text = "module.exports = {\n  experimental: {\n    appDir: true,\n    serv\n  },\n};\n"

    async def work(client: Client) -> None:
        await client.until(lambda: workers(client, config))
        client.open(config, text)
        document = lsp.TextDocumentIdentifier(config.as_uri())
        completion = lsp.CompletionParams(document, lsp.Position(3, 8))
        found = await client.text_document_completion_async(completion)
        assert isinstance(found, list)
        labels = {item.label for item in found}
        assert "serverActions" in labels
        assert not {"appDir", "serverExternalPackages", "reactStrictMode"} & labels
        client.change(config, text.replace("    serv\n", ""), 2)
        hover = await client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(2, 6)))
        assert hover is not None
        assert isinstance(hover.contents, lsp.MarkupContent)
        assert "Next.js 13.4.4 accepts it: a boolean, true by default." in hover.contents.value

    with_client(root, work)
