"""What stands in files, for other programs: of CSV and Parquet a `datapackage.json`, of xBRL-JSON its taxonomy.

The first is in the words of Frictionless Data (Data Package 1.0).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from factx.batch.places import opened, told
from factx.model import BASES, KINDS, MEASURES, MODIFIERS, STATUSES, Options
from factx.sinks import Sink
from factx.sinks.xbrl import TAXONOMY, taxonomy

NAME = "datapackage.json"
_BY = ((NAME, "csv", "parquet"), (TAXONOMY, "xbrl"))
_TYPES = {"str": "string", "Decimal": "number", "date": "date", "int": "integer"}
_WORDS = {"modifier": MODIFIERS, "measure": MEASURES, "status": STATUSES, "period_basis": BASES}
_ALWAYS = ("metric", "label", "value", "modifier", "measure", "status", "quote", "source", "line", "start", "end", "rule", "id")
_MEANINGS = {
    "entity": "whom the fact is about, by the fullest name in the document",
    "metric": "the catalogue's id",
    "label": "the metric's name in the document's language",
    "value": "the exact number in full units; a fall is negative",
    "value_max": "the upper end of a range",
    "unit": "ISO 4217 for money, %, pp, bp, or what is counted",
    "period_end": "the last day, or the instant",
    "published": "the date of the article",
    "start": "code points in the decoded source",
    "end": "code points in the decoded source",
    "id": "a hash that is the same on every run",
}  # fmt: skip


def descriptions(outputs: Mapping[str, Sink]) -> list[str]:
    """The files that `describe` writes."""
    return [str(folder / name) for name, *formats in _BY for folder in _described(outputs, formats)]


def _described(outputs: Mapping[str, Sink], formats: Sequence[str]) -> dict[Path, list[tuple[Path, str]]]:
    """The files of some formats among the outputs, with these, by their folder."""
    folders: dict[Path, list[tuple[Path, str]]] = {}
    for target, sink in outputs.items():
        format = sink.__name__.rpartition(".")[2]
        if format in formats and target != "-" and "://" not in target:
            folders.setdefault(Path(target).parent, []).append((Path(target), format))
    return folders


def describe(outputs: Mapping[str, Sink], fields: Sequence[str], options: Options) -> None:
    """Write what describes the outputs into each of their folders, once they are in their place."""
    from factx import __version__, packs

    (_, *tables), (_, *reports) = _BY
    for folder in _described(outputs, reports):
        with opened(str(folder / TAXONOMY)) as stream:
            stream.writelines(taxonomy({metric.id: metric.labels for metric in packs.load(options.rules).metrics.values()}))
    for folder, described in _described(outputs, tables).items():
        files = [(file, format) for file, format in described if file.exists()]
        package = {
            "profile": "data-package",
            "name": "factx",
            "resources": [_resource(file, format, fields) for file, format in files],
            "factx": {"version": __version__, "packs": list(_packs(options.rules))},
        }
        with opened(str(folder / NAME)) as stream:
            stream.write(json.dumps(package, ensure_ascii=False, indent=1) + "\n")


def _resource(target: Path, format: str, fields: Sequence[str]) -> dict[str, Any]:
    parts = sorted(target.rglob("*.parquet")) if target.is_dir() else []
    paths = [part.relative_to(target.parent).as_posix() for part in parts] or [target.name]
    resource: dict[str, Any] = {
        "name": "".join(c if c.isalnum() or c in "-_." else "-" for c in target.stem.lower()) + f"-{format}",
        "path": paths[0] if len(paths) == 1 else paths,
        "format": format,
        "schema": _schema(fields),
    }
    if format == "csv":
        resource |= {"profile": "tabular-data-resource", "mediatype": "text/csv", "encoding": _encoding(target)}
        with told(str(target)):  # not for Parquet, whose bytes frictionless does not count, and so finds others than it was told
            resource |= {"bytes": target.stat().st_size, "hash": f"sha256:{_hash(target)}"}
    return resource


def _schema(fields: Sequence[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(name) for name in fields], "missingValues": [""]}
    if {"source", "id"} <= set(fields):  # the same article under two names has the same ids
        schema["primaryKey"] = ["source", "id"]
    return schema


def _field(name: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": _TYPES[KINDS[name]]}
    if name in _MEANINGS:
        field["description"] = _MEANINGS[name]
    limits: dict[str, Any] = {"required": True} if name in _ALWAYS else {}
    if name in _WORDS:
        limits["enum"] = list(_WORDS[name])
    return field | ({"constraints": limits} if limits else {})


def _packs(rules: Iterable[str]) -> Iterator[dict[str, str]]:
    """The packs by which the facts were read: a pack's version is its content."""
    from factx.packs import store

    for file, content in store.read_all(store.files(rules)):
        yield {"name": file.name, "hash": f"sha256:{sha256(content).hexdigest()}"}


def _encoding(file: Path) -> str:
    with file.open("rb") as stream:
        return "utf-8-sig" if stream.read(3) == b"\xef\xbb\xbf" else "utf-8"


def _hash(file: Path) -> str:
    digest = sha256()
    with file.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
