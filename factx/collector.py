"""The collector of cycles, held while a document is read: there are next to none.

Among the small records that a document makes, to look for cycles takes 4% of a text's time and a third of a large page's, and
more than twice as long in a page of twice the size.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held() -> Iterator[None]:
    """A stretch of time, or the run of a function, in which nothing is collected; what was asked for before holds again after."""
    asked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if asked:
            gc.enable()
