"""What the tables of a language are: frozen records of many fields."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Never, Self, dataclass_transform

EMPTY: Mapping[Any, Any] = MappingProxyType({})


@dataclass_transform(eq_default=False, kw_only_default=True, frozen_default=True)
class Table:
    """A record of the fields that its class annotates, given by keyword; two are equal only if they are one.

    For each class `dataclass` writes a constructor of as many lines and compiles it: 6 ms at each start for those of a language.
    """

    def __init__(self, **fields: Any) -> None:
        known, given = type(self).__annotations__, {**vars(type(self)), **fields}
        lacking = [name for name in known if name not in given]
        strange = [name for name in fields if name not in known]
        if lacking or strange:
            raise TypeError(f"{type(self).__name__} lacks {lacking} and does not know {strange}")
        vars(self).update(fields)

    def __setattr__(self, name: str, value: Any) -> Never:
        raise AttributeError(f"{type(self).__name__}.{name} is never changed")

    def but(self, **fields: Any) -> Self:
        """The same with other values for some fields."""
        return type(self)(**{**vars(self), **fields})
