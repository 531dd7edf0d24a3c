"""The names that the packs know: many thousand, of which a text holds ten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from factx.lexicon import Lexicon, beginnings
from factx.model import Organisation

_COMPANY, _WORD = "company", "word"
_SHORT = 20_000  # characters
_PART = "\f"
_TICKER = 4  # so many digits, of ten tickers each


class Gazetteer(Mapping[str, Organisation]):
    """Folded name -> whom it names; kind `word`: nobody.

    beginnings, shelves: what the names on each shelf begin with, and these names, a line each: the folded name, the one it stands
    for if that is another, and the kind of that if it is no company, apart by tabs. Both are one text, parted by form feeds: of
    7,000 texts a cache is read in four times the time. A shelf is read when a text first holds its beginning: of 15,000 names a
    run over one text makes objects of some 300.
    """

    def __init__(self, beginnings: str = "", shelves: str = "") -> None:
        self._shelves = dict(zip(beginnings.split(_PART), shelves.split(_PART), strict=True)) if shelves else {}
        self._read: dict[str, dict[str, Organisation]] = {}
        self._asked = False

    def occurrences(self, folded: str) -> list[tuple[int, int, Organisation]]:
        """(start, end, organisation) of every name in a text but tickers, overlapping ones too, by end.

        The first text of a run is often the only one: it is held against the names that begin as two of its characters do, which
        takes 2 ms, while an automaton of all takes 20.
        """
        if self._asked or len(folded) > _SHORT:
            return self._whole.occurrences(folded)
        self._asked = True
        return self._lexicon(self._shelves.keys() & beginnings(folded)).occurrences(folded)

    @cached_property
    def _whole(self) -> Lexicon[Organisation]:
        return self._lexicon(self._shelves)

    def _lexicon(self, beginnings: Iterable[str]) -> Lexicon[Organisation]:
        # A ticker is a name only where nobody is named: behind a name it would be a longer form of it.
        shelves = (self._shelf(beginning) for beginning in sorted(beginnings) if len(beginning) < _TICKER)
        return Lexicon({name: organisation for shelf in shelves for name, organisation in shelf.items()})

    def _shelf(self, beginning: str) -> dict[str, Organisation]:
        if beginning not in self._read:
            self._read[beginning] = dict(map(_organisation, self._shelves.get(beginning, "").splitlines()))
        return self._read[beginning]

    def __getitem__(self, name: str) -> Organisation:
        return self._shelf(_beginning(name))[name]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and (beginning := _beginning(name)) in self._shelves and name in self._shelf(beginning)

    def __iter__(self) -> Iterator[str]:
        for beginning in self._shelves:
            yield from self._shelf(beginning)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def shelve(names: Iterable[tuple[str, str, str]]) -> tuple[str, str]:
    """(folded name, the name it stands for, kind) as the texts that make a gazetteer; of two with one name the first."""
    shelves: dict[str, dict[str, str]] = {}
    for name, owner, kind in names:
        line = f"{name}\t{'' if owner == name else owner}\t{'' if kind == _COMPANY else kind}".rstrip("\t")
        shelves.setdefault(_beginning(name), {}).setdefault(name, line)
    return _PART.join(shelves), _PART.join("\n".join(lines.values()) for lines in shelves.values())


def _organisation(line: str) -> tuple[str, Organisation]:
    name, owner, kind = (*line.split("\t"), "", "")[:3]
    return name, Organisation(owner or ("" if kind == _WORD else name), kind or _COMPANY)


def _beginning(name: str) -> str:
    return name[:_TICKER] if name[:_TICKER].isdigit() else name[:2]

