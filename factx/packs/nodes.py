"""One pack's YAML, read by the shapes of the grammar: plain values whose every text knows its place, and all that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from factx.packs.composing import ALIAS, compose
from factx.packs.findings import Finding, Place, Said, nearest
from factx.packs.grammar import PACK, Day, List, Map, Named, Number, OneOf, Record, Shape, Text, Word
from factx.packs.wordings import unfolded
from factx.text import fold

LARGEST = 2 * 1024 * 1024  # bytes
MOST = 200  # faults that are told of one pack
_NULL = ("null", "~", "")


class Pack:
    """A file that was read. content: its sections; named: the ids it speaks of, by what they are. What cannot be read is left
    out of the content and told in `findings`."""

    def __init__(self, path: Path, content: bytes) -> None:
        self.file = _near(path)
        self.content: dict[str, Any] = {}
        self.named: list[tuple[str, Said]] = []
        self.findings: list[Finding] = []
        self._lines: list[str] = []
        if (root := self._root(content)) is not None:
            self.content = self._record(root, PACK)

    @property
    def rules(self) -> Iterator[dict[str, Any]]:
        """Its rules and extensions, with an example for each word that one is told of; further examples extend their rule."""
        more = ({"extends": id, "examples": examples} for id, examples in self.content.get("examples", {}).items())
        for rule in (*self.content.get("rules", ()), *more):
            examples = [one for example in rule.get("examples", ()) for one in unfolded(example)]
            yield {**rule, "examples": examples} if examples else rule

    def report(self, at: Place | Said, code: str, message: str, options: Any = (), level: str = "error", width: int = 1) -> None:
        """Tell what is wrong at a place, or with a text; options: the right words, the nearest of which is shown."""
        if len(self.findings) >= MOST:
            if len(self.findings) == MOST:
                self.findings.append(Finding(level, "too-many", f"more is wrong: only the first {MOST} are told", self.file))
            return
        place, word = (at.place, str(at)) if isinstance(at, Said) else (at, "")
        line = self._lines[place.line - 1] if 0 < place.line <= len(self._lines) else ""
        width = _width(line, place.column - 1, word) if word else width
        near = nearest(word, options) if word else ""
        self.findings.append(Finding(level, code, message, *place, width, near, line))

    def _root(self, content: bytes) -> yaml.Node | None:
        nowhere = Place(self.file)
        if len(content) > LARGEST:
            self.report(nowhere, "pack-too-large", f"the pack is larger than {LARGEST} bytes")
            return None
        try:
            text = content.decode("utf-8-sig")
            self._lines = text.splitlines()
            return compose(text)
        except UnicodeDecodeError as error:
            self.report(nowhere, "pack-encoding", f"the pack is not UTF-8: byte {error.start}")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            place = Place(self.file, mark.line + 1, mark.column + 1) if mark else nowhere
            self.report(place, "pack-syntax", error.problem or "not YAML")
        except yaml.YAMLError as error:
            self.report(nowhere, "pack-syntax", f"not YAML that can be read: {error}".splitlines()[0])
        return None

    # ------------------------------------------------------------ shapes
    def _value(self, node: yaml.Node, shape: Shape, what: str) -> Any:
        """The value of a node; None if it has not this shape. what: the node's name, for messages."""
        if node.tag:
            code = "yaml-alias" if node.tag == ALIAS else "yaml-tag"
            self.report(self._place(node), code, "packs have no aliases and no tags: write it out")
            return None
        match shape:
            case Record():
                return self._record(node, shape)
            case Map():
                pairs = [(self._scalar(key, shape.keys), key.value, item) for key, item in self._pairs(node, what)]
                read = [(key, self._value(item, shape.of, name)) for key, name, item in pairs]
                return {key: value for key, value in read if key is not None and value is not None}
            case List():
                values = [self._value(item, shape.of, f"an item of {what}") for item in self._items(node, what)]
                return [value for value in values if value is not None]
        return self._scalar(node, shape)

    def _record(self, node: yaml.Node, shape: Record) -> dict[str, Any]:
        """The entries whose keys are known; faults for the others."""
        pairs = list(self._pairs(node, shape.what))
        if shape.instead and any(key.value == shape.instead[0] for key, _ in pairs):
            shape = shape.instead[1]
        options = [*shape.keys, *(shape.instead or ())[:1]]
        found: dict[str, Any] = {}
        for key, value in pairs:
            name = Said(str(key.value), self._place(key))
            if name in shape.keys:
                found[name] = self._value(value, shape.keys[name].shape, name)
            else:
                self.report(name, "unknown-key", f"unknown key {str(name)!r} in {shape.what}", options)
        if isinstance(node, yaml.MappingNode):
            for lacking in (key for key, known in shape.keys.items() if known.required and key not in found):
                self.report(self._place(node), "missing-key", f"{shape.what} needs {lacking!r}")
        return {key: value for key, value in found.items() if value is not None}

    def _pairs(self, node: yaml.Node, what: str) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        """The entries of a mapping, none twice."""
        if not isinstance(node, yaml.MappingNode):
            self.report(self._place(node), "not-a-mapping", f"{what} must be a mapping")
            return
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.report(self._place(key), "not-a-text", "a key is a single value")
            elif key.value in seen:
                self.report(Said(key.value, self._place(key)), "duplicate-key", f"{key.value!r} stands twice in {what}")
            else:
                seen.add(key.value)
                yield key, value

    def _items(self, node: yaml.Node, what: str) -> list[yaml.Node]:
        if isinstance(node, yaml.SequenceNode):
            return node.value  # type: ignore[no-any-return]
        self.report(self._place(node), "not-a-list", f"{what} must be a list")
        return []

    def _scalar(self, node: yaml.Node, shape: Shape) -> Said | None:
        """A single value, as text; null is the empty one."""
        if not isinstance(node, yaml.ScalarNode):
            self.report(self._place(node), "not-a-text", "a single value is expected here")
            return None
        value = Said(str(node.value), self._place(node))
        plain = node.style not in ("'", '"', "|", ">")
        match shape:
            case Word():
                value = Said(fold(value), value.place)
            case OneOf(what, values) if value not in values:
                others = "" if nearest(value, values) else f"; it is one of {', '.join(values)}"
                self.report(value, f"unknown-{what}", f"unknown {what} {str(value)!r}{others}", values)
                return None
            case Named(what):
                self.named.append((what, value))
            case Number() | Day() if plain and value in _NULL:
                return Said("", value.place)
            case Number() if not _is_number(value):
                self.report(value, "not-a-number", f"{str(value)!r} is not a number")
                return Said("", value.place)
            case Day() if not _is_day(value):
                self.report(value, "not-a-date", f"{str(value)!r} is not a date like 2023-10-30")
                return Said("", value.place)
            case Text(nothing=True):
                return value
        if not value:
            self.report(value.place, "empty-text", "a text is expected here")
            return None
        return value

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)


def _near(path: Path) -> str:
    """A path as one would write it from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):  # elsewhere, or nowhere: the working folder may be gone
        return str(path)


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite() and abs(Decimal(text).adjusted()) < 40
    except InvalidOperation:
        return False


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _width(line: str, at: int, word: str) -> int:
    """How many characters a value takes in its line, quotes included; what is folded or escaped has about that many."""
    return len(word) + 2 * (line[at : at + 1] in ("'", '"'))
