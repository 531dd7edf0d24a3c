"""Files at addresses: `https://`, `s3://` and whatever else fsspec knows. Only what the caller names is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader

from factx.containers import Refused, Stream, needed, readable

BUFFER = 1 << 20  # of what is asked for at once


def names(address: str) -> list[str]:
    """The address, or all files below it if it ends with `/`, or that match it if it holds a `*`; sorted."""
    if address.startswith(("http://", "https://")) or not (address.endswith("/") or "*" in address):
        return [address]
    with _told():
        files, path = needed("fsspec", "remote").core.url_to_fs(address)
        found = sorted(files.glob(path) if "*" in path else files.find(path))
        found = [name for name in map(files.unstrip_protocol, found) if readable(name)]
    if not found:
        raise FileNotFoundError("no readable file there")
    return found


def open(address: str) -> Stream:
    """OSError for whatever keeps it from being opened."""
    with _told():
        return BufferedReader(needed("fsspec", "remote").open(address, "rb").open(), BUFFER)


@contextmanager
def _told() -> Iterator[None]:
    """Every library behind fsspec has faults of its own: all become OSErrors, and what is missing is told with the extra."""
    try:
        yield
    except (Refused, OSError):
        raise
    except ImportError as error:
        raise Refused(f"this needs the extra 'remote': pip install 'factx[remote]' ({error})", "extra") from error
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
