"""Reading packs from YAML: every key is known, every value has its type, and every fault has file, line and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from factx.errors import RulesError
from factx.languages import codes
from factx.model import MEASURES, Diagnostic
from factx.text import fold

LARGEST_PACK = 16 * 1024 * 1024
UNITS = ("currency", "%", "counter", "amount", "person", "patent", "item", "institution", "loan", "vehicle", "m2", "month",
         "point", "rank")  # fmt: skip
_FLAGS = ("stock", "announced", "event", "each")
_METRIC = {"label": True, "unit": True, **dict.fromkeys(("family", "range", "about", *_FLAGS), False)}
_RULE = {"id": True, "metric": True, "triggers": True, **dict.fromkeys(
    ("counters", "scope", "scopes", "measure", "sign", "needs", "gains", "pair", "under", "vetoes", "shares", "examples"), False,
)}  # fmt: skip
_ENTITY = {"name": True, **dict.fromkeys(("aliases", "kind", "ticker", "unless"), False)}

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(packs: Iterable[tuple[Path, bytes]]) -> dict[str, Any]:
    """The plain form of all packs together: {"metrics": {id: ...}, "rules": [...], "entities": [...]}.

    Examples are checked for shape and left out. RulesError holds all faults of all files.
    """
    faults: list[Diagnostic] = []
    form: dict[str, Any] = {"metrics": {}, "rules": [], "entities": []}
    readers = [_Reader(path, content, faults) for path, content in packs]
    for reader in readers:
        reader.metrics(form["metrics"])
    for reader in readers:
        reader.rules(form["rules"], form["metrics"])
        reader.entities(form["entities"])
    if faults:
        raise RulesError(tuple(faults))
    return form


class _Reader:
    """One pack's nodes, read top down; faults are collected, not raised."""

    def __init__(self, path: Path, content: bytes, faults: list[Diagnostic]) -> None:
        self._path, self._faults = str(path), faults
        self._lines: list[str] = []
        self._seen: set[int] = set()
        self._top: dict[str, yaml.Node] = {}
        if len(content) > LARGEST_PACK:
            self._report(None, "pack-too-large", f"the pack is larger than {LARGEST_PACK} bytes")
            return
        try:
            text = content.decode("utf-8-sig")
            self._lines = text.splitlines()
            root = yaml.compose(text, Loader=_LOADER)
        except UnicodeDecodeError as error:
            self._report(None, "pack-encoding", f"the pack is not UTF-8: byte {error.start}")
        except yaml.MarkedYAMLError as error:
            self._report(error.problem_mark, "pack-syntax", error.problem or "not YAML")
        except (yaml.YAMLError, RecursionError) as error:
            self._report(None, "pack-syntax", f"not YAML that can be read: {error}".splitlines()[0])
        else:
            if root is not None:
                self._top = self._keys(root, {"metrics": False, "rules": False, "entities": False}, "a pack")

    # ------------------------------------------------------------ sections
    def metrics(self, into: dict[str, Any]) -> None:
        for id_node, node in self._pairs(self._top.get("metrics")):
            id = str(id_node.value)
            if id in into:
                self._report(id_node.start_mark, "duplicate-metric", f"metric {id} is defined twice")
            keys = self._keys(node, _METRIC, f"metric {id}")
            metric: dict[str, Any] = {
                "labels": {self._language(k): self._text(v) for k, v in self._pairs(keys.get("label"))},
                "unit": self._one_of(keys.get("unit"), UNITS, "unit"),
                "family": self._text(keys.get("family")),
                **{flag: self._text(keys.get(flag)) == "true" for flag in _FLAGS},
                "about": self._one_of(keys.get("about"), ("place", "holder"), "about"),
            }
            bounds = [self._number(n) for n in self._items(keys.get("range"))]
            if len(bounds) == 2:
                metric["least"], metric["most"] = bounds
            elif bounds:
                self._report(keys["range"].start_mark, "bad-range", "a range is [least, most], with null where it is open")
            into[id] = metric

    def rules(self, into: list[dict[str, Any]], metrics: dict[str, Any]) -> None:
        ids = {rule["id"] for rule in into}
        for node in self._items(self._top.get("rules")):
            keys = self._keys(node, _RULE, "a rule")
            if not keys.keys() >= {"id", "metric", "triggers"}:
                continue
            rule: dict[str, Any] = {"id": self._text(keys["id"])}
            if rule["id"] in ids:
                self._report(keys["id"].start_mark, "duplicate-rule", f"rule {rule['id']} is defined twice")
            ids.add(rule["id"])
            rule["metric"] = self._one_of(keys["metric"], metrics, "metric")
            rule["triggers"] = self._triggers(keys["triggers"])
            rule["counters"] = self._words(keys.get("counters"))
            rule["scope"] = self._text(keys.get("scope"))
            rule["scopes"] = {str(k.value): self._words(v) for k, v in self._pairs(keys.get("scopes"))}
            rule["measure"] = self._one_of(keys.get("measure"), MEASURES, "measure")
            rule["sign"] = -1 if self._one_of(keys.get("sign"), ("-1", "1"), "sign") == "-1" else 1
            rule["needs"] = self._words(keys.get("needs"))
            rule["gains"] = self._one_of(keys.get("gains"), metrics, "metric")
            rule["pair"] = self._one_of(keys.get("pair"), metrics, "metric")
            rule["under"] = [self._one_of(item, metrics, "metric") for item in self._items(keys.get("under"))]
            rule["vetoes"] = [self._veto(veto) for veto in self._items(keys.get("vetoes"))]
            rule["shares"] = [self._share(share, metrics) for share in self._items(keys.get("shares"))]
            for example in self._items(keys.get("examples")):
                self._keys(example, {"text": True, "facts": True, "published": False, "todo": False}, "an example")
            into.append({key: value for key, value in rule.items() if value})

    def entities(self, into: list[dict[str, Any]]) -> None:
        owners: dict[str, str] = {}
        for node in self._items(self._top.get("entities")):
            known = {"name": True, **dict.fromkeys(("aliases", "kind", "ticker", "unless"), False)}
            keys = self._keys(node, known, "an entity")
            kinds = ("company", "bank", "agency", "group", "region")
            name, ticker = self._text(keys.get("name")), fold(self._text(keys.get("ticker")))
            names = [fold(name), *self._words(keys.get("aliases")), *([ticker] if ticker else [])]
            for word in names:
                if owners.setdefault(word, name) != name:
                    self._report(node.start_mark, "duplicate-name", f"{word} already names {owners[word]}")
            entity = {"name": name, "kind": self._one_of(keys.get("kind"), kinds, "kind") or "company", "names": names}
            if "unless" in keys:
                entity["unless"] = self._words(keys["unless"])
                for item, word in zip(self._items(keys["unless"]), entity["unless"], strict=True):
                    if not any(held in word and held != word for held in names):
                        self._report(item.start_mark, "inert-unless", f"{word} does not hold a name of {name}")
            into.append(entity)

    # ------------------------------------------------------------ parts
    def _triggers(self, node: yaml.Node) -> list[str]:
        triggers: dict[str, None] = {}
        for language, words in self._pairs(node):
            self._language(language)
            here: set[str] = set()
            for item, word in zip(self._items(words), self._words(words), strict=True):
                if not word.strip("…"):
                    self._report(item.start_mark, "empty-trigger", "a trigger needs at least one character")
                elif word in here:
                    self._report(item.start_mark, "duplicate-trigger", f"trigger {word} stands twice in this list")
                here.add(word)
                triggers[word] = None
        return list(triggers)

    def _veto(self, node: yaml.Node) -> dict[str, Any]:
        keys = self._keys(node, {"id": True, "because": True, "before": False, "after": False, "sentence": False}, "a veto")
        if not keys.keys() & {"before", "after", "sentence"}:
            self._report(node.start_mark, "inert-veto", "a veto needs words: before, after or sentence")
        return {"id": self._text(keys.get("id")), "because": self._text(keys.get("because")),
                **{side: self._words(keys[side]) for side in ("before", "after", "sentence") if side in keys}}

    def _share(self, node: yaml.Node, metrics: dict[str, Any]) -> dict[str, Any]:
        keys = self._keys(node, {"of": True, "metric": True}, "a share")
        return {"of": self._words(keys.get("of")), "metric": self._one_of(keys.get("metric"), metrics, "metric")}

    def _words(self, node: yaml.Node | None) -> list[str]:
        return [fold(self._text(item)) for item in self._items(node)]

    def _language(self, node: yaml.Node) -> str:
        return self._one_of(node, codes(), "language")

    def _one_of(self, node: yaml.Node | None, allowed: Iterable[str], what: str) -> str:
        value = self._text(node)
        options = list(allowed)
        if node is not None and value not in options:
            self._report(node.start_mark, f"unknown-{what}", f"unknown {what} {value!r}{_nearest(value, options)}")
        return value

    def _number(self, node: yaml.Node) -> str | None:
        value = self._text(node)
        if value in {"null", "~", ""}:
            return None
        try:
            return str(Decimal(value))
        except InvalidOperation:
            self._report(node.start_mark, "not-a-number", f"{value!r} is not a number")
            return None

    # ------------------------------------------------------------ nodes
    def _keys(self, node: yaml.Node, known: dict[str, bool], what: str) -> dict[str, yaml.Node]:
        """The entries of a mapping whose keys are `known` (key -> required); faults for the others."""
        found: dict[str, yaml.Node] = {}
        for key, value in self._pairs(node, what):
            name = str(key.value)
            if name not in known:
                self._report(key.start_mark, "unknown-key", f"unknown key {name!r} in {what}{_nearest(name, known)}")
            elif name in found:
                self._report(key.start_mark, "duplicate-key", f"{name!r} stands twice in {what}")
            else:
                found[name] = value
        for name, required in known.items():
            if required and name not in found:
                self._report(node.start_mark, "missing-key", f"{what} needs {name!r}")
        return found

    def _pairs(self, node: yaml.Node | None, what: str = "this") -> Sequence[tuple[yaml.ScalarNode, yaml.Node]]:
        if node is None or self._again(node):
            return ()
        if not isinstance(node, yaml.MappingNode):
            self._report(node.start_mark, "not-a-mapping", f"{what} must be a mapping of keys to values")
            return ()
        return [(k, v) for k, v in node.value if isinstance(k, yaml.ScalarNode)]

    def _items(self, node: yaml.Node | None) -> Sequence[yaml.Node]:
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self._report(node.start_mark, "not-a-list", "a list is expected here")
            return ()
        return node.value  # type: ignore[no-any-return]

    def _text(self, node: yaml.Node | None) -> str:
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self._report(node.start_mark, "not-a-text", "a single value is expected here")
            return ""
        return str(node.value)

    def _again(self, node: yaml.Node) -> bool:
        """An alias gives the same node twice; nested aliases could unfold without end, so none are taken."""
        if id(node) in self._seen:
            self._report(node.start_mark, "alias", "anchors and aliases are not read in packs; write it out")
            return True
        self._seen.add(id(node))
        return False

    def _report(self, mark: Any, code: str, message: str) -> None:
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
        if 0 < line <= len(self._lines):
            message = f"{message}\n    {self._lines[line - 1]}\n    {' ' * (column - 1)}^"
        self._faults.append(Diagnostic("error", code, message, self._path, line, column))


def _nearest(word: str, options: Iterable[str]) -> str:
    close = get_close_matches(word, list(options), n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else ""


