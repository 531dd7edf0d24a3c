"""From bytes to text: byte order mark, strict UTF-8, what the file declares, then what its bytes look like."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from factx.languages.han import FREQUENT

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_DECLARED = rb"""(?:charset|CHARSET|Charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})"""
_DECLARING = 4096  # bytes at the beginning in which a declaration counts
# Pages say the old name of a character set and mean its superset (WHATWG Encoding Standard).
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "hz-gb-2312": "gb18030",
              "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs", "cp950": "big5hkscs",
              "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
              "iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}  # fmt: skip
_CONTROLS = bytes(code < 32 and code not in (9, 10, 11, 12, 13, 27) for code in range(256))
_SAMPLE = 20_000
_WEIGHED = 1_000  # characters beyond ASCII that tell an encoding
_FOREIGN = re.compile("[^\x00-\x7f]+")
_CONTROLLING = re.compile("[\x80-\x9f]")
_LETTERS = bytes(code for code in range(128) if chr(code).isalnum() or chr(code).isspace())
# The first level of either standard holds the common characters: codec and last lead byte (GB 2312-80, Big5).
_COMMON_ROWS = {"gb18030": ("gb2312", 0xD7), "big5hkscs": ("big5", 0xC6)}


class Decoded(NamedTuple):
    """Text with every character of the file, the codec's name, and how many characters were damaged (U+FFFD)."""

    text: str
    encoding: str
    damaged: int = 0


def damage(text: str) -> int:
    """How many characters were lost; most texts have lost none, and to find none is ten times as fast as to count them."""
    return text.count("\ufffd") if "\ufffd" in text else 0


def decode(data: bytes, encoding: str = "") -> Decoded | None:
    """Decode a file. `encoding` given by the caller rules. None: this is no text."""
    if encoding:
        return _lenient(data, _SUPERSETS.get(encoding.lower(), encoding))
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(data, name)
    text = _utf8(data)
    if text is not None and not _controlled(data[:_SAMPLE]):
        return Decoded(text, "utf-8", damage(text))
    if (wide := _utf16(data)) is not None:
        return wide
    if text is not None or b"\0" in data[:_SAMPLE]:
        return None
    declared = _declared(data)
    if declared and (told := _strict(data, declared)) is not None and _plausible(told):
        return Decoded(told, declared)
    readings = [(reading, name) for name in ("gb18030", "big5hkscs") if (reading := _strict(data, name, cut=True)) is not None]
    weighed = [(*_weighed(reading, name), reading, name) for reading, name in readings]
    share, common, best, name = max(weighed, default=(0.0, 0.0, "", ""))
    if share > 0.12 or common > 0.95:
        return Decoded(best, name, damage(best))
    return _damaged(data, declared) or _guessed(data)


def _utf8(data: bytes) -> str | None:
    """Strict UTF-8; a last character that was cut off is let pass as U+FFFD."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
            return data[: error.start].decode() + "\ufffd"
    return None


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark, if one order of the bytes gives Latin text, or Hanzi as frequent as in any real text."""
    if len(data) < 16:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = _strict(data[: len(data) // 2 * 2], name)
        if text and not _binary(text) and (_share(_foreign(text)) > 0.25 or _latin(text)):
            return Decoded(text, name)
    return None


def _declared(data: bytes) -> str:
    found = re.search(_DECLARED, data[:_DECLARING])
    if not found:
        return ""
    name = found[1].decode("ascii").lower()
    name = _SUPERSETS.get(name, name)
    try:
        return name if codecs.lookup(name)._is_text_encoding and "utf" not in name else ""
    except LookupError:
        return ""


def _strict(data: bytes, name: str, cut: bool = False) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        if cut and error.start >= len(data) - 4:
            return data[: error.start].decode(name) + "\ufffd"
    except (LookupError, ValueError):
        pass
    return None


def _damaged(data: bytes, declared: str) -> Decoded | None:
    """A file with a few broken characters: UTF-8, or what it declares, if few enough are lost."""
    for name in ("utf-8", declared, "gb18030", "big5hkscs"):
        if name:
            text = data.decode(name, "replace")
            lost = text.count("\ufffd")
            if lost * 50 < len(text) and _plausible(text) and (name in ("utf-8", declared) or _share(_foreign(text)) > 0.12):
                return Decoded(text, name, lost)
    return None


def _lenient(data: bytes, name: str) -> Decoded | None:
    try:
        text = data.decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return None if _binary(text) else Decoded(text, name.removesuffix("-sig"), damage(text))


def _guessed(data: bytes) -> Decoded | None:
    """The last resort, imported only here: it costs 50 ms."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return _lenient(data, best.encoding) if best is not None and _plausible(str(best)) else None


def _foreign(text: str) -> str:
    """The first characters that are not ASCII."""
    found, size = [], 0
    for run in _FOREIGN.finditer(text, 0, _SAMPLE):
        found.append(run[0])
        size += len(run[0])
        if size > _WEIGHED:
            break
    return "".join(found)[:_WEIGHED]


def _share(others: str) -> float:
    """Frequent Hanzi among characters that are not ASCII."""
    return sum(map(FREQUENT.__contains__, others)) / len(others) if others else 0.0


def _weighed(text: str, name: str) -> tuple[float, float]:
    """Among the characters that are not ASCII, the frequent Hanzi, and those of the common rows: these tell a headline, too
    short for its frequent Hanzi."""
    others = _foreign(text)
    codec, last = _COMMON_ROWS[name]
    leads = others.encode(codec, "ignore")[::2]  # each takes two bytes
    common = len(leads) - len(leads.translate(None, bytes(range(0xA1, last + 1))))
    return _share(others), common / len(others) if others else 0.0


def _latin(text: str) -> bool:
    sample = text[:_SAMPLE]
    written = sample.encode("ascii", "ignore")
    return (len(written) - len(written.translate(None, _LETTERS))) * 10 > len(sample) * 7


def _binary(text: str) -> bool:
    """NUL, or more control characters than any text has."""
    return _controlled(text[:_SAMPLE].encode("utf-8", "replace"))  # bytes, because many are counted in one pass over them


def _controlled(written: bytes) -> bool:
    return b"\0" in written or written.translate(_CONTROLS).count(1) * 100 > len(written)


def _plausible(text: str) -> bool:
    sample = text[:_SAMPLE]
    return not _binary(text) and len(_CONTROLLING.findall(sample)) * 50 <= len(sample)
