"""How names of organisations look in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from factx.model import Organisation


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Names:
    """Words around and inside names; all folded.

    endings: what closes a name by shape -> kind (`股份有限公司` -> company). marks: endings that common nouns have too
    (`科技`); a name by such a shape must be in the title or lead and be repeated. posts: what follows the name of a company (董事长, 财报), whatever its shape;
    nouns: what such a run must not end with to be a name. openers: words after which a name can begin
    and which are never part of one. breakers: single characters that a name by shape does not run over.
    aliases: words before a document-local short name (`下称`). selves: words for the document's own company.
    regions, groups: names of places and of sectors that facts can be about. known: shipped and packs' names -> fullest name.
    """

    endings: Mapping[str, str] = field(hash=False)
    marks: tuple[str, ...]
    posts: tuple[str, ...]
    nouns: tuple[str, ...]
    openers: tuple[str, ...]
    breakers: str
    aliases: tuple[str, ...]
    selves: tuple[str, ...]
    regions: tuple[str, ...]
    groups: tuple[str, ...]
    known: Mapping[str, Organisation] = field(default_factory=dict, hash=False)
