"""`factx rules schema`: made of the reader's grammar; and the real yaml-language-server completes and checks packs by it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT, Command

from factx.packs import grammar, load
from factx.packs.store import shipped

CASES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tests" / "cases" / "schema.yaml").read_text("utf-8"))
RECORDS = [value for value in vars(grammar).values() if isinstance(value, grammar.Record) and value is not grammar.PACK]
SERVER = "yaml-language-server@1.15.0"  # the last one for Node.js 18


def test_every_record_is_a_definition_with_its_keys_and_their_meaning(factx: Command) -> None:
    schema = json.loads(factx("rules", "schema").out)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["properties"].keys() == grammar.PACK.keys.keys()
    for record in RECORDS:
        definition = schema["definitions"][record.what.split()[-1]]
        assert {name: of["description"] for name, of in definition["properties"].items()} == {
            name: key.about for name, key in record.keys.items()
        }
        assert definition["required"] == [name for name, key in record.keys.items() if key.required]
        assert definition["additionalProperties"] is False


def test_ids_are_those_of_all_packs(factx: Command) -> None:
    pack = "metrics:\n  robots: {label: {zh: 机器人, en: robots}, unit: item}\n"
    Path("mine.yaml").write_text(pack, "utf-8")
    for options, own in (((), []), (("--rules", "mine.yaml"), ["robots"])):
        ids = json.loads(factx("rules", "schema", *options).out)["definitions"]["metric-id"]["anyOf"][0]["enum"]
        assert ids == [*load().metrics, *own]


# ---------------------------------------------------------------- the real language server
class Editor:
    """A language server, spoken to over its standard input and output; it is ended when it answers too late."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._folder, self._count = folder, 0
        self._process = subprocess.Popen(["node", program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._alarm = threading.Timer(120, self._process.kill)
        self._alarm.start()
        able = {"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}}}
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": able})
        self._send({"method": "initialized", "params": {}})

    def close(self) -> None:
        self._alarm.cancel()
        self._process.kill()
        self._process.communicate()

    def open(self, text: str, name: str) -> list[dict[str, Any]]:
        """Open a document; the diagnostics told of it."""
        uri = (self._folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        told = self._until(lambda m: m.get("method") == "textDocument/publishDiagnostics" and m["params"]["uri"] == uri)
        return list(told["params"]["diagnostics"])

    def complete(self, name: str, line: int, column: int) -> set[str]:
        place = {"textDocument": {"uri": (self._folder / name).as_uri()}, "position": {"line": line, "character": column}}
        return {item["label"] for item in self._ask("textDocument/completion", place)["items"]}

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._count += 1
        self._send({"id": self._count, "method": method, "params": params})
        return self._until(lambda m: m.get("id") == self._count and "result" in m)["result"]

    def _until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next message that is wanted; questions of the server are answered with nothing."""
        while True:
            message = self._receive()
            if wanted(message):
                return message
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended, or gave no answer in time"
        return dict(json.loads(self._process.stdout.read(length)))


def _server() -> Path:
    """The program of the language server, installed by npm once and kept."""
    if not (shutil.which("node") and shutil.which("npm")):
        pytest.skip("there is no node with npm here to run yaml-language-server with")
    base = os.environ.get("XDG_CACHE_HOME") or tempfile.gettempdir()
    kept = Path(base, f"factx-tests-{os.getuid() if hasattr(os, 'getuid') else ''}", SERVER)
    program = Path("node_modules", "yaml-language-server", "bin", "yaml-language-server")
    if not (kept / program).exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = tempfile.mkdtemp(dir=kept.parent)
        options = ("--ignore-scripts", "--no-audit", "--no-fund", "--prefix", fresh)
        try:
            subprocess.run(["npm", "install", *options, SERVER], cwd=fresh, capture_output=True, check=True, timeout=120)
        except (subprocess.SubprocessError, OSError) as error:
            pytest.skip(f"npm cannot install {SERVER}: {error}")
        shutil.rmtree(kept, ignore_errors=True)
        Path(fresh).rename(kept)
    return kept / program


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    editor = Editor(_server(), tmp_path_factory.mktemp("editor"))
    yield editor
    editor.close()


def test_the_language_server_completes_and_checks_packs(editor: Editor, factx: Command, tmp_path: Path) -> None:
    """One test for all: its server is started once."""
    schema = tmp_path / "schema.json"
    schema.write_text(factx("rules", "schema").out, "utf-8")
    head = f"# yaml-language-server: $schema={schema.as_uri()}\n"
    for number, case in enumerate(CASES):
        before, cursor, after = case["text"].partition("|")
        told = editor.open(head + before + after, f"{number}.yaml")
        if cursor:
            offered = editor.complete(f"{number}.yaml", before.count("\n") + 1, len(before.rpartition("\n")[2]))
            assert set(case["offers"]) <= offered, case["why"]
            assert offered.isdisjoint(case.get("hides", ())), case["why"]
        else:
            assert len(told) == len(case["tells"]), case["why"]
            for finding, (line, column, message) in zip(told, case["tells"], strict=True):
                assert finding["range"]["start"] == {"line": line + 1, "character": column}, case["why"]
                assert finding["message"].startswith(message), case["why"]
    for path in sorted(shipped().glob("*.yaml")):
        assert editor.open(head + path.read_text("utf-8"), path.name) == [], path.name
