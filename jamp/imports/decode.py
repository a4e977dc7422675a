"""From bytes to text: which letters are these? Decided on the whole file; where two readings fit, it asks."""

from __future__ import annotations

import re

from jamp.imports.plan import Issue

SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF", "a PDF document"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls) or one with a password"),
    (b"\x1f\x8b", "a compressed archive"),
)
BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
HALF_KATAKANA = re.compile("[\uff61-\uff9f]")
KANA = re.compile("[\u3041-\u30ff]")
# control characters that no text file holds: a sign of a file that is no text
NOISE = re.compile(b"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
STRAY = re.compile("[\ufffd\x80-\x9f]")


def kind_of(data: bytes) -> str:
    """What the first bytes say the file is, in words; "" when they say nothing."""
    for signature, words in SIGNATURES:
        if data.startswith(signature):
            return words
    if data[:200].lstrip().lower().startswith((b"<html", b"<table", b"<!doctype")):
        return "a web page"
    return ""


def _utf16_without_mark(data: bytes) -> str:
    head = data[:4000]
    half = max(len(head) // 2, 1)
    if head[1::2].count(0) / half > 0.6:
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) / half > 0.6 else ""


def _read(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _japanese(text: str) -> bool:
    """True for text that is surely Japanese: kana among it, or Chinese characters that stand together."""
    return bool(KANA.search(text) or re.search("[\u4e00-\u9fff]{2}", text))


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str, Issue | None]:
    """(text, encoding, problem); with a problem the text is "". `encoding` overrides the decision."""
    if encoding:
        text = _read(data, encoding)
        if text is None:
            return "", encoding, _unreadable(f"The file cannot be read as {encoding}.")
        return text.lstrip("\ufeff"), encoding, None
    what = kind_of(data)
    if what:
        return "", "", _no_table(what)
    for mark, name in BOMS:
        if data.startswith(mark):
            text = _read(data, name)
            return (text, name, None) if text is not None else ("", name, _unreadable())
    name = _utf16_without_mark(data)
    if name and (text := _read(data, name)) is not None:
        return text, name, None
    if NOISE.search(data[:1_000_000]):
        return "", "", _no_table("not text")
    if re.search(rb"\x1b[$(][@BJ]", data) and (text := _read(data, "iso2022_jp")) is not None:
        return text, "iso2022_jp", None
    text = _read(data, "utf-8")
    if text is not None:
        return _checked(text, "utf-8")
    return _eight_bit(data)


def _eight_bit(data: bytes) -> tuple[str, str, Issue | None]:
    text = _read(data, "cp932")
    euc = _read(data, "euc_jp")
    if euc is not None and KANA.search(euc) and (text is None or HALF_KATAKANA.search(text)):
        return _checked(euc, "euc_jp")
    if text is not None:
        letters = sum(1 for sign in text if ord(sign) > 127)
        if len(HALF_KATAKANA.findall(text)) * 3 > letters:
            thai = _read(data, "cp874")
            if thai is not None and re.search("[\u0e01-\u0e3a]{2}", thai):
                return thai, "cp874", None
        elif _japanese(text):
            return _checked(text, "cp932")
    else:
        thai = _read(data, "cp874")
        if thai is not None and re.search("[\u0e01-\u0e3a]{3}", thai):
            return thai, "cp874", None
    return "", "", _unreadable()


def _checked(text: str, encoding: str) -> tuple[str, str, Issue | None]:
    found = STRAY.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        message = "Line {line} holds letters that were damaged before. Save the file again from the original."
        return "", encoding, Issue("file", "encoding-error", message, line, values={"line": line})
    return text, encoding, None


def _unreadable(message: str = "") -> Issue:
    text = "It cannot be said which letters this file uses. In Excel choose Save As, CSV UTF-8, and send it again."
    return Issue("file", "encoding-error", message or text)


def _no_table(what: str) -> Issue:
    message = "This file is {what}, not a table. Send a CSV or an Excel workbook (.xlsx)."
    return Issue("file", "format-error", message, values={"what": what})
