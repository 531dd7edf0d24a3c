"""The nodes of a YAML text, without recursion and without aliases: what is nested too deeply is refused before it is read.

`yaml.compose` calls itself for each level, and some hundred kilobytes of brackets end the process; aliases of aliases unfold
without end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

ALIAS = "*"  # the tag of what only points to another node
_DEEPEST = 12

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_NODES: dict[type, Callable[[Any], yaml.Node]] = {
    yaml.ScalarEvent: lambda e: yaml.ScalarNode(e.tag, e.value, e.start_mark, e.end_mark, e.style),
    yaml.AliasEvent: lambda e: yaml.ScalarNode(ALIAS, e.anchor, e.start_mark, e.end_mark),
    yaml.SequenceStartEvent: lambda e: yaml.SequenceNode(e.tag, [], e.start_mark, e.end_mark),
    yaml.MappingStartEvent: lambda e: yaml.MappingNode(e.tag, [], e.start_mark, e.end_mark),
}


def compose(text: str) -> yaml.Node | None:
    """The root of the one document; None if the text is empty. yaml.YAMLError if it is not YAML, or no pack's."""
    root: yaml.Node | None = None
    around: list[yaml.CollectionNode] = []  # those that a node stands in
    for event in yaml.parse(text, Loader=_LOADER):
        if make := _NODES.get(type(event)):
            node = make(event)
            root = root or node
            if around:
                around[-1].value.append(node)
            if isinstance(node, yaml.CollectionNode):
                if len(around) == _DEEPEST:
                    raise _refused("nothing in a pack is nested so deeply", node.start_mark)
                around.append(node)
        elif isinstance(event, yaml.CollectionEndEvent):
            _close(around.pop())
        elif isinstance(event, yaml.DocumentStartEvent) and root:
            raise _refused("a pack is one document", event.start_mark)
    return root


def _close(node: yaml.CollectionNode) -> None:
    """Make pairs of what stands in a mapping."""
    if isinstance(node, yaml.MappingNode):
        node.value = list(zip(node.value[::2], node.value[1::2], strict=True))


def _refused(problem: str, mark: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)
