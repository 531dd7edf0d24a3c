"""Finding packs, and keeping what was read of them: a pack is parsed once per content, then taken from a cache.

Reading the shipped packs with a YAML parser costs more than all the rest of a run; their cached form loads in about a
millisecond. The cache holds plain JSON: it can be wrong, never dangerous; a broken entry is read anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from factx.errors import RulesError
from factx.gazetteer import Gazetteer
from factx.model import Diagnostic
from factx.packs.catalogue import SIDES, Catalogue, Metric, Rule, Share, Veto

_PAGES = "examples"
# Counts up when the form below changes, so that an older cache is not read.
FORM = 14


def load(paths: Iterable[str] = ()) -> Catalogue:
    """The shipped packs and those of `paths` (files or folders), as one catalogue.

    RulesError names every fault with file, line and column. A pack of `paths` may change while a process runs, a shipped one not.
    """
    paths = tuple(paths)
    return _stamped(files(paths)) if paths else _shipped(shipped())


@cache  # to look at the files again takes 0.2 ms, and a document 10
def _shipped(folder: Path) -> Catalogue:
    return _stamped(within(str(folder)))


def _stamped(files: Iterable[Path]) -> Catalogue:
    return _load(tuple((file, *_stamp(file)) for file in files))


@lru_cache(maxsize=8)
def _load(stamped: tuple[tuple[Path, int, int, int], ...]) -> Catalogue:
    """The catalogue of some files; read anew within one process when their stamps say that they have changed."""
    contents = read_all(file for file, *_ in stamped)
    entry = _cache_folder() / f"packs-{_digest(contents)}.json"
    form = _recall(entry)
    if form is None:
        from factx.packs.reading import read

        form = read(contents)
        _remember(entry, form)
    return thaw(form)


def digest(paths: Iterable[str] = ()) -> str:
    """A digest of all that is in the shipped packs and those of `paths`. RulesError if one cannot be read."""
    return _digest(read_all(files(paths)))


def _digest(contents: Iterable[tuple[Path, bytes]]) -> str:
    digest = hashlib.sha256(b"%d" % FORM)
    for file, content in contents:
        digest.update(file.name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:32]


def files(paths: Iterable[str] = (), pages: bool = False) -> list[Path]:
    """The files of the shipped packs, then those of `paths`; none twice. pages: those of examples too."""
    found = [file for path in (str(shipped()), *paths) for file in within(path, pages)]
    return list({os.path.realpath(file): file for file in reversed(found)}.values())[::-1]


def chosen(paths: Sequence[str]) -> list[Path]:
    """The files of some packs with their pages of examples, the shipped ones if none are named."""
    here = [os.path.realpath(file) for path in paths for file in within(path, pages=True)]
    return [file for file in files(paths, pages=True) if not paths or os.path.realpath(file) in here]


def read_all(files: Iterable[Path]) -> list[tuple[Path, bytes]]:
    """Files with what is in them. RulesError if one cannot be read."""
    return [(file, _content(file)) for file in files]


@cache
def shipped() -> Path:
    """The folder of the shipped packs: inside the installed package, beside it in a checkout."""
    inside = Path(__file__).resolve().parents[1] / "rules"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "rules"


def thaw(form: dict[str, Any]) -> Catalogue:
    """A catalogue from its plain form."""
    metrics = {
        id: Metric(**{**m, "id": id, "least": _decimal(m.get("least")), "most": _decimal(m.get("most")),
                      "steps": {code: Decimal(step) for code, step in m.get("steps", {}).items()}})
        for id, m in form["metrics"].items()
    }
    rules = tuple(
        Rule(
            **{
                **rule,
                "triggers": tuple(rule["triggers"]),
                "counters": tuple(rule.get("counters", ())),
                "needs": tuple(rule.get("needs", ())),
                "setting": tuple(rule.get("setting", ())),
                "under": tuple(rule.get("under", ())),
                "alone": tuple(rule.get("alone", ())),
                "scopes": {scope: tuple(words) for scope, words in rule.get("scopes", {}).items()},
                "vetoes": tuple(_veto(veto) for veto in rule.get("vetoes", ())),
                "shares": tuple(Share(tuple(share["of"]), share["metric"]) for share in rule.get("shares", ())),
            }
        )
        for rule in form["rules"]
    )
    return Catalogue(metrics, rules, Gazetteer(*form["entities"]))


def _veto(form: dict[str, Any]) -> Veto:
    sides = {side: tuple(form.get(side, ())) for side in SIDES}
    return Veto(form["id"], form["because"], **sides)


def _decimal(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def within(path: str, pages: bool = False) -> list[Path]:
    """The packs of a folder, or the one that is named. What stands in a folder `examples` of it is needed only to prove rules."""
    if not os.path.isdir(path):  # noqa: PTH112 (this is done for each document, and Path takes five times as long)
        return [Path(path)]
    found: list[Path] = []
    for folder, folders, names in os.walk(path):
        if not pages:
            folders[:] = (name for name in folders if name != _PAGES)
        found += (Path(folder, name) for name in names if os.path.splitext(name)[1] in {".yaml", ".yml"})  # noqa: PTH122
    return sorted(file for file in found if file.is_file())


def _stamp(file: Path) -> tuple[int, int, int]:
    try:
        state = file.stat()
    except OSError as error:
        raise _unreadable(file, error) from error
    return state.st_mtime_ns, state.st_size, state.st_ino


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise _unreadable(file, error) from error


def _unreadable(file: Path, error: OSError) -> RulesError:
    reason = error.strerror or str(error)
    return RulesError((Diagnostic("error", "pack-unreadable", f"cannot read the rule pack: {reason}", str(file)),))


def _cache_folder() -> Path:
    base = os.environ.get("FACTX_CACHE") or os.environ.get("XDG_CACHE_HOME")
    home = base or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118 (Path raises where there is no home)
    return Path(home, "factx")


def _recall(entry: Path) -> dict[str, Any] | None:
    try:
        form = json.loads(entry.read_bytes())
        return form if isinstance(form, dict) and form.keys() == {"metrics", "rules", "entities"} else None
    except (OSError, ValueError):
        return None


def _remember(entry: Path, form: dict[str, Any]) -> None:
    """Write whole or not at all; a folder that cannot be written costs time, not the run."""
    import tempfile  # 1 ms, and most runs write nothing

    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=entry.parent, delete=False) as file:
            json.dump(form, file, ensure_ascii=False, separators=(",", ":"))
        Path(file.name).replace(entry)
    except OSError:
        return
