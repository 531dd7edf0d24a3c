"""Waiting for files to change, by looking at them: on every file system, network folders too; a look costs a walk."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from time import sleep

from factx.batch.sources import Source, sources

_PATIENCE = 10  # looks after which files that never come to rest are taken as they are

Seen = dict[str, tuple[int, int, int]]


def changes(paths: Collection[str], written: Iterable[str], every: float) -> Iterator[None]:
    """Once for what is there, then each time that it has changed and has come to rest; a look every so many seconds.

    At rest is what two looks find alike. The files that are `written` themselves do not count; nor do addresses elsewhere.
    """
    own = {os.path.realpath(path) for path in written}
    known: Seen = {}
    before: Seen = {}
    restless = 0
    while True:
        seen = look(paths, own)
        if seen == known:
            restless = 0
        elif not known or seen == before or restless == _PATIENCE:
            known, restless = seen, 0
            yield
        else:
            restless += 1
        before = seen
        sleep(every)


def look(paths: Iterable[str], own: Collection[str] = ()) -> Seen:
    """The files that some paths name, each with what tells that it was written again."""
    found: Seen = {}
    for path in paths:
        for source in sources(path, ""):
            if isinstance(source, Source) and source.path and os.path.realpath(source.path) not in own:
                try:
                    state = source.path.stat()
                except OSError:  # it is gone since
                    continue
                found[source.name] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found
