"""One run at a time for a target: a lock that dies with its process, and an end to what dead processes left beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from time import monotonic, sleep

from factx.batch.inputs import reason
from factx.errors import FactxError, HeldError, OutputError

_PAUSE = 0.05  # between two looks at a lock that is held
_SCRATCH, _INSIDE = "factx-out-", Path("facts")


@contextmanager
def locked(targets: Iterable[str], wait: float = 0) -> Iterator[None]:
    """Hold all targets that are files or folders, or are to be; streams, devices and addresses need no lock of ours.

    HeldError if another run holds one for longer than `wait` seconds. OutputError if a target's folder takes no file.
    """
    until = monotonic() + wait
    files = sorted({Path(os.path.realpath(target)) for target in targets if lockable(target)})
    with ExitStack() as stack:
        for file in files:  # in one order, so that two runs never wait for each other
            stack.enter_context(_held(file, until))
            for part in file.parent.glob(f"{_stem(file)}-*.part"):
                shutil.rmtree(part) if part.is_dir() else part.unlink(missing_ok=True)
        yield


@contextmanager
def scratch() -> Iterator[Path]:
    """A path for a file or folder among the temporary ones of the system. What dead processes of ours left there goes."""
    from tempfile import TemporaryDirectory, gettempdir  # 1 ms, and few runs need one

    for lock in Path(gettempdir()).glob(f"{_SCRATCH}*/{_stem(_INSIDE)}.lock"):
        with suppress(OSError, FactxError, AttributeError):
            if lock.parent.lstat().st_uid == os.geteuid():  # nobody else can have laid a trap in it
                with _held(lock.parent / _INSIDE, 0):
                    shutil.rmtree(lock.parent)
    with TemporaryDirectory(prefix=_SCRATCH) as folder, _held(Path(folder) / _INSIDE, 0):
        yield Path(folder) / _INSIDE


def lockable(target: str) -> bool:
    """Whether a target is a file or folder, or will be one: `-`, devices and addresses are none."""
    path = Path(target)
    return target != "-" and "://" not in target and (path.is_file() or path.is_dir() or not path.exists())


def part(target: Path) -> Path:
    """A new name beside a target, under which it is written until it is whole."""
    return target.with_name(f"{_stem(target)}-{os.urandom(4).hex()}.part")


def _stem(target: Path) -> str:
    """The beginning of the names of all that is beside a target: hidden, and short however long its own name is."""
    return f".factx-{blake2b(os.fsencode(target.name), digest_size=6).hexdigest()}"


@contextmanager
def _held(target: Path, until: float) -> Iterator[None]:
    path = target.with_name(f"{_stem(target)}.lock")
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise OutputError(f"{target}: error: cannot be written: {reason(error)}") from error
        try:
            if not _taken(descriptor):
                if monotonic() >= until:
                    raise HeldError(f"{target}: error: another run is writing it{_owner(descriptor)}")
                sleep(_PAUSE)
            elif _is(descriptor, path):  # else its last owner has taken it away since it was opened
                os.truncate(descriptor, 0)
                os.write(descriptor, f"{os.getpid()}\n".encode())
                try:
                    yield
                finally:
                    path.unlink(missing_ok=True)  # before the lock goes with its descriptor: who waits looks again
                return
        finally:
            os.close(descriptor)


def _taken(descriptor: int) -> bool:
    """Whether the lock is ours now; it is where the system, or the file system, has no such locks."""
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock

        flock(descriptor, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return True
    return True


def _is(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _owner(descriptor: int) -> str:
    process = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
    return f" (process {process})" if process else ""
