"""tar: its files one after the other, as they stream by; links, devices and the like are passed over."""

from __future__ import annotations

from collections.abc import Iterator

from factx.containers._names import refusal
from factx.containers._streams import MEGABYTE, Member, Opening, Refused, Stream
from factx.model import Diagnostic

SUFFIXES = (".tar",)


def score(head: bytes, name: str) -> int:
    return 80 if head[257:262] == b"ustar" else 60 * (name.endswith(".tar") and len(head) >= 512)


def parts(stream: Stream, name: str, opening: Opening) -> Iterator[Member | Diagnostic]:
    import tarfile

    class Info(tarfile.TarInfo):
        """A header whose long names and attributes, which are read as a whole, are of a size that such things have."""

        def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
            if not self.isreg() and self.size > MEGABYTE:
                raise Refused("a header of more than 1 MB", "too-large")
            return super()._proc_member(archive)  # type: ignore[misc, no-any-return]

    with tarfile.open(fileobj=stream, mode="r|", tarinfo=Info) as archive:
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined] # else an archive of a million files is a list of a million headers
            if said := refusal(info.name):
                yield said
            elif info.isdir():
                continue
            elif info.isreg() and (file := archive.extractfile(info)):
                yield Member(info.name, file)
            else:
                yield Diagnostic("info", "skipped", "passed over: a link, or no file at all", info.name)
