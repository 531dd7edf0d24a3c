"""The JSON Schema (draft-07) of a pack, made of the grammar that the reader follows: editors complete and check packs by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factx.packs.grammar import PACK, Day, List, Map, Named, Number, OneOf, Record, Shape, Text, Word

# YAML reads an id like 2023 as a number; a pack takes it as it is written.
_TEXT = {"type": ["string", "number", "boolean"]}


def schema(known: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The schema of a pack. known: the ids, with their meaning, that are offered where a `metric` or a `rule` is named; others
    are let pass, for a pack may define them."""
    definitions: dict[str, Any] = {}
    for what, ids in known.items():
        definitions[_name(Named(what))] = {"anyOf": [{"enum": [*ids], "enumDescriptions": [*ids.values()]}, _TEXT]}
    whole = _record(PACK, definitions)
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "factx rule pack", **whole, "definitions": definitions}


def _of(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    """A shape's schema; records are put into the definitions, and pointed to."""
    match shape:
        case Record():
            if _name(shape) not in definitions:
                definitions[_name(shape)] = _record(shape, definitions)
            one = {"$ref": f"#/definitions/{_name(shape)}"}
            if not shape.instead:
                return one
            key, record = shape.instead
            other = _of(record, definitions)
            return {"if": {"type": "object", "required": [key]}, "then": other, "else": {"anyOf": [one, other]}}
        case Named():
            return {"$ref": f"#/definitions/{_name(shape)}"}
        case Map(OneOf() as keys, of):
            properties = {key: _of(of, definitions) for key in keys.values}
            return {"type": "object", "properties": properties, "additionalProperties": False}
        case Map(Named() as keys, of):
            offered = definitions[_name(keys)]["anyOf"][0]["enum"]
            item = _of(of, definitions)
            return {"type": "object", "properties": dict.fromkeys(offered, item), "additionalProperties": item}
        case Map(_, of):
            return {"type": "object", "additionalProperties": _of(of, definitions)}
        case List(of):
            return {"type": "array", "items": _of(of, definitions)}
        case OneOf():
            return {"enum": [_typed(value) for value in shape.values]}
        case Number():
            return {"type": ["number", "null"]}
        case Day():
            return {"type": ["string", "null"], "format": "date"}
        case Text() | Word():
            return _TEXT


def _record(shape: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: {"description": key.about, **_of(key.shape, definitions)} for name, key in shape.keys.items()},
        "required": [name for name, key in shape.keys.items() if key.required],
        "additionalProperties": False,
    }


def _name(shape: Record | Named) -> str:
    """`a metric` is what a metric is; the id of one is `metric-id`."""
    return f"{shape.what}-id" if isinstance(shape, Named) else shape.what.split()[-1]


def _typed(value: str) -> Any:
    """A value of an enum as YAML reads it."""
    return {"true": True, "false": False, "-1": -1, "1": 1}.get(value, value)
