"""Files at addresses: `https://`, `s3://` and whatever else fsspec knows. Only what the caller names is fetched, or sent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import Any, cast

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


def files(address: str) -> tuple[Any, str]:
    """Whatever holds files there, and the path within it."""
    with _told():
        return cast(tuple[Any, str], needed("fsspec", "remote").core.url_to_fs(address))


def send(whole: Path, address: str, mark: str) -> None:
    """Put a file at an address, or a folder: it takes the place of one that has the mark, and of no other."""
    there, path = files(address)
    with _told():
        if whole.is_file():
            there.put_file(str(whole), path)
            return
        old = set(there.find(path))
        if old and f"{path}/{mark}" not in old:
            raise FileExistsError("it is a folder that factx has not written")
        new = {f"{path}/{file.relative_to(whole).as_posix()}": file for file in whole.rglob("*") if file.is_file()}
        for name, file in sorted(new.items(), key=lambda item: item[1].name != mark):  # first the mark: who is killed may go on
            there.makedirs(name.rpartition("/")[0], exist_ok=True)
            there.put_file(str(file), name)
        for name in old - set(new):
            there.rm_file(name)


@contextmanager
def _told() -> Iterator[None]:
    """Every library behind fsspec has faults of its own: all become OSErrors, and what is missing is told with the extra."""
    try:
        yield
    except FileNotFoundError as error:
        raise error if error.strerror else FileNotFoundError("there is no such file") from error  # theirs say only its name
    except (Refused, OSError):
        raise
    except ImportError as error:
        raise Refused(f"this needs the extra 'remote': pip install 'factx[remote]' ({error})", "extra") from error
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
