"""What earlier runs made of each input, so that one that has not changed is not extracted again.

The state is a table in SQLite: the name of an input, a digest of everything that its facts hang on (what is in it, the rules,
factx itself, the options), and the result. A run replays what it finds there: whole files come out whole, whether their facts are
read anew or not. It is written at the end of a `with` in which the outputs were: a run that is killed in between does its work
again, and no fact is missed. A second table has what the last run could not even open, so that nobody is told each time. What no
run has met for a hundred days is forgotten: the file does not grow for ever, and a quarterly job finds what it knew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from time import time
from typing import Any, get_type_hints

from factx.batch.run import Outcome
from factx.errors import OutputError
from factx.model import FIELDS, Diagnostic, Fact, Options, Part

_DAYS = 100
_FORM = 2  # counts up when the form of a result changes: an older state is then begun anew
_MARK = 0x66616378  # "facx": tells a state from any other database, which is left alone


class State:
    """Outcomes by the name of their input, each good for one digest; a context. OutputError where the file fails."""

    def __init__(self, path: str, recipe: bytes) -> None:
        """Open the state in a file, or begin one."""
        self._path, self._recipe, self._today = path, recipe, int(time() // 86_400)
        with self._using():
            self._table = sqlite3.connect(path, isolation_level=None)
            self._table.execute("BEGIN IMMEDIATE")
            _prepare(self._table)
            self._before = {told for (told,) in self._table.execute("SELECT told FROM failures")}
        self._failures: set[bytes] = set()

    def digest(self, content: bytes | Part) -> bytes:
        """A digest of what is in an input, and of all else that its facts hang on."""
        whole = repr(content).encode(errors="surrogatepass") if isinstance(content, Part) else content
        return blake2b(whole, key=self._recipe, digest_size=16).digest()

    def recall(self, name: str, digest: bytes) -> Outcome | None:
        """What the input gave last, if nothing has changed since."""
        with self._using():
            found = self._table.execute("SELECT outcome, met FROM inputs WHERE name = ? AND digest = ?", (_key(name), digest))
            outcome, met = found.fetchone() or ("", self._today)
            if met != self._today:  # once a day is enough
                self._table.execute("UPDATE inputs SET met = ? WHERE name = ?", (self._today, _key(name)))
        return _thaw(outcome) if outcome else None

    def keep(self, name: str, digest: bytes, outcome: Outcome) -> None:
        """Remember what an input gave, once the state is closed well."""
        with self._using():
            row = (_key(name), digest, self._today, _freeze(outcome))
            self._table.execute("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?, ?)", row)

    def told(self, failure: Diagnostic) -> bool:
        """Whether the last run told the same of what it could not open: a file that is not there, a broken archive."""
        self._failures.add(_key(str(failure)))
        return _key(str(failure)) in self._before

    def __enter__(self) -> State:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Let all that was kept stand, if the body came to its end; else leave everything as it was before."""
        with closing(self._table), self._using():
            if not kind:
                self._table.execute("DELETE FROM inputs WHERE met < ?", (self._today - _DAYS,))
                self._table.execute("DELETE FROM failures")
                self._table.executemany("INSERT INTO failures VALUES (?)", ((told,) for told in sorted(self._failures)))
            self._table.execute("ROLLBACK" if kind else "COMMIT")

    @contextmanager
    def _using(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OutputError(f"{self._path}: error: the state cannot be used: {error}") from error


def _prepare(table: sqlite3.Connection) -> None:
    mark, form = (table.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if mark != _MARK and table.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise sqlite3.DatabaseError("it is another database")
    if (mark, form) != (_MARK, _FORM):
        table.execute("DROP TABLE IF EXISTS inputs")
        table.execute("DROP TABLE IF EXISTS failures")
        table.execute("CREATE TABLE failures (told BLOB PRIMARY KEY)")
        columns = "name BLOB PRIMARY KEY, digest BLOB NOT NULL, met INTEGER NOT NULL, outcome TEXT NOT NULL"  # met: a day
        table.execute(f"CREATE TABLE inputs ({columns})")
        table.execute(f"PRAGMA application_id = {_MARK}")
        table.execute(f"PRAGMA user_version = {_FORM}")


def recipe(published: date | None, metrics: tuple[str, ...], options: Options) -> bytes:
    """A digest of all that facts hang on beside what is in an input: options, rules, and factx, code and all.

    The code counts as well as its version, which a checkout or an installation from one does not change: 3 ms to read.
    """
    from factx import __version__, packs

    digest = blake2b(digest_size=16)
    for part in (__version__, published, metrics, options._replace(rules=()), packs.digest(options.rules)):
        digest.update(f"{part}\0".encode())
    for module in sorted(Path(__file__).parents[1].rglob("*.py")):
        digest.update(module.read_bytes())
    return digest.digest()


# ---------------------------------------------------------------- the form of an outcome
_KINDS = get_type_hints(Fact)
_DATES = tuple(i for i, name in enumerate(FIELDS) if _KINDS[name] == date | None)
_DECIMALS = tuple(i for i, name in enumerate(FIELDS) if _KINDS[name] in (Decimal, Decimal | None))


def _key(name: str) -> bytes:
    """The name of an input, or words with one, in which bytes that are no UTF-8 may stand as lone surrogates."""
    return name.encode("utf-8", "surrogatepass")


def _freeze(outcome: Outcome) -> str:
    facts = [[getattr(fact, name) for name in FIELDS] for fact in outcome.facts]
    return json.dumps([outcome.title, facts, outcome.diagnostics], ensure_ascii=True, default=str)


def _thaw(form: str) -> Outcome:
    title, rows, diagnostics = json.loads(form)
    return Outcome(title, tuple(map(_fact, rows)), tuple(Diagnostic(*row) for row in diagnostics), known=True)


def _fact(row: list[Any]) -> Fact:
    for places, kind in ((_DATES, date.fromisoformat), (_DECIMALS, Decimal)):
        for i in places:
            row[i] = None if row[i] is None else kind(row[i])
    return Fact(*row)
