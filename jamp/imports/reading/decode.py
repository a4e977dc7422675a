"""From bytes to text: which letters are these? Decided on the whole file; where two readings fit, it asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jamp.imports.plan import Issue
from jamp.imports.reading import letters
from jamp.imports.reading.decision import Alternative, Decision
from jamp.imports.reading.limits import SAMPLE

# the encodings that can be asked for, with their names for people
ENCODINGS = {
    "utf-8": "UTF-8",
    "cp932": "Japanese (CP932, Shift JIS)",
    "euc_jp": "Japanese (EUC-JP)",
    "iso2022_jp": "Japanese (ISO-2022-JP)",
    "cp874": "Thai (CP874)",
    "cp1258": "Vietnamese (CP1258)",
    "cp1252": "Western European (CP1252)",
    "gb18030": "Chinese (GB18030)",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32": "UTF-32",
}
BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# control characters that no text holds; a few may be an accident in a cell
CONTROLS = bytes([*range(0, 9), *range(14, 27), *range(28, 32)])
STRAY = re.compile("[\ufffd\x80-\x9f]")
MOST_LINES = 20  # of damaged letters, each named


@dataclass
class Letters:
    """The text of a file, "" when a problem stops the reading."""

    text: str
    encoding: str
    decisions: list[Decision] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def decode(data: bytes, encoding: str | None = None) -> Letters:
    """The text; `encoding` overrides the decision."""
    if encoding:
        return _as_told(data, encoding)
    for mark, name in BOMS:
        if data.startswith(mark):
            reason = Decision("encoding", name, "The file begins with the mark of this encoding.")
            return _strict(data, name, reason)
    wide = _without_mark(data)
    if wide:
        reason = Decision("encoding", wide, "The bytes that are zero stand as in this encoding.")
        return _strict(data, wide, reason)
    head = data[:1_000_000]
    if (len(head) - len(head.translate(None, CONTROLS))) * 200 > len(head):
        what = Issue("file", "format-error", "This file is not text and not a workbook. Send a CSV or an Excel workbook (.xlsx).")
        return Letters("", "", issues=[what])
    if b"\x1b" in data and (b"\x1b$" in data or b"\x1b(" in data):
        for name in ("iso2022_jp", "iso2022_jp_ext"):
            text = _read(data, name)
            if text is not None:
                reason = Decision("encoding", name, "The file holds the escape signs of this encoding.")
                return _checked(text, name, reason, data)
    text = _read(data, "utf-8")
    if text is not None:
        if len(text) == len(data):
            reason = Decision("encoding", "utf-8", "The file holds plain letters alone, the same in every encoding.")
            return Letters(text, "utf-8", [reason])
        return _checked(text, "utf-8", Decision("encoding", "utf-8", "The whole file is valid in this encoding."), data)
    return _nearly_utf8(data) or _eight_bit(data)


def _read(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _as_told(data: bytes, encoding: str) -> Letters:
    decision = Decision("encoding", encoding, "You chose this encoding.", option="encoding")
    if encoding not in ENCODINGS:
        message = "There is no encoding {encoding} here. One of: {choices}"
        values = {"encoding": encoding, "choices": ", ".join(ENCODINGS)}
        return Letters("", encoding, [], [Issue("file", "encoding-error", message, values=values)])
    return _strict(data, encoding, decision)


def _strict(data: bytes, encoding: str, decision: Decision) -> Letters:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        message = "Line {line} cannot be read as {encoding}: the bytes {bytes} mean nothing there. Choose another encoding, or save the file again from the original."
        values = {"line": line, "encoding": ENCODINGS.get(encoding, encoding), "bytes": data[problem.start : problem.start + 4].hex(" ")}
        return Letters("", encoding, [decision], [Issue("file", "encoding-error", message, line, values=values)])
    return _checked(text, encoding, decision, data)


def _without_mark(data: bytes) -> str:
    """UTF-16 or UTF-32 without its mark: text in other encodings has no zero bytes."""
    zeros = data.count(0)
    if zeros * 50 < len(data):
        return ""
    by_place = [data[place::4].count(0) for place in range(4)]
    found = ""
    if min(by_place[2:]) * 4 > len(data) * 0.98:
        found = "utf-32-le"
    elif min(by_place[:2]) * 4 > len(data) * 0.98:
        found = "utf-32-be"
    elif (by_place[1] + by_place[3]) * 50 > zeros * 49:
        found = "utf-16-le"
    elif (by_place[0] + by_place[2]) * 50 > zeros * 49:
        found = "utf-16-be"
    text = _read(data, found) if found else None
    if text is None or len(re.findall("[\x00-\x08\x0e-\x1f]", text[:100_000])) * 200 > len(text[:100_000]):
        return ""
    return found


def _nearly_utf8(data: bytes) -> Letters | None:
    """A file that is UTF-8 but for a few places: they are named, rather than another encoding tried on all of it."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if letters.beyond_ascii(text) - bad < bad * 10:
        return None
    return _checked(text, "utf-8", Decision("encoding", "utf-8", "Nearly all of the file is valid in this encoding.", option="encoding"), data)


def _checked(text: str, encoding: str, decision: Decision, data: bytes) -> Letters:
    """Letters that were lost before, or control signs that are no letters, stop the file."""
    if not _stray(text, encoding, data):
        return Letters(text.removeprefix("\ufeff"), encoding, [decision])
    bad = [n for n, line in enumerate(text.split("\n"), start=1) if STRAY.search(line)]
    issues = []
    message = "Line {line} holds letters that were damaged before. Save the file again from the original. The line begins: {bytes}"
    raw = data.split(b"\n") if not encoding.startswith(("utf-16", "utf-32")) else []
    for line in bad[:MOST_LINES]:
        shown = raw[line - 1][:40].hex(" ") if line <= len(raw) else "-"
        issues.append(Issue("file", "encoding-error", message, line, values={"line": line, "bytes": shown}))
    if len(bad) > MOST_LINES:
        message = "Further lines with damaged letters: {n}."
        issues.append(Issue("file", "encoding-error", message, bad[MOST_LINES], values={"n": len(bad) - MOST_LINES}))
    return Letters("", encoding, [decision], issues)


def _stray(text: str, encoding: str, data: bytes) -> bool:
    if encoding.startswith("utf-8"):
        # the same, but far quicker
        return "\ufffd" in text or re.search(b"\xc2[\x80-\x9f]", data) is not None
    return STRAY.search(text) is not None


def _eight_bit(data: bytes) -> Letters:
    """One of the encodings of Windows and of Japan: decided when one reading alone looks like writing."""
    high = [(n, line) for n, line in enumerate(data.split(b"\n"), start=1) if not line.isascii()]
    seen = b"\n".join(line for _, line in high[:20_000])[:2_000_000].rpartition(b"\n")[0] or high[0][1][:2_000_000]
    fitting = [name for name in ("cp932", "euc_jp", "cp874", "cp1258", "cp1252", "gb18030") if _read(data, name) is not None]
    judges = {"cp932": letters.japanese, "euc_jp": letters.japanese_with_kana, "cp874": letters.thai, "cp1258": letters.vietnamese}
    looks = {name: judges[name](seen.decode(name, "replace").replace("\ufffd", "")) for name in fitting if name in judges}
    written = {name: look for name, look in looks.items() if name != "cp1258" and look}
    sure = [name for name, look in written.items() if look == 2]
    if len(sure) == len(written) == 1:
        # half-width signs are what Thai looks like to Japanese eyes: both are shown
        others = ["cp932"] if sure[0] == "cp874" and "cp932" in fitting else []
        return _checked(data.decode(sure[0]), sure[0], _sure(sure[0], _samples(high, others)), data)
    if "cp1258" in fitting and "cp1252" in fitting and _same(seen, "cp1252", "cp1258"):
        fitting.remove("cp1258")
    candidates = sorted(fitting, key=lambda name: (name == "gb18030", -looks.get(name, 1)))
    if not candidates:
        message = "It cannot be said which letters this file uses. In Excel choose Save As, CSV UTF-8, and send it again."
        return Letters("", "", [], [Issue("file", "encoding-error", message)])
    message = "The letters of this file can be read in more than one way: {choices}. Choose the one that reads right, or save it in Excel as CSV UTF-8."
    values = {"choices": ", ".join(ENCODINGS[name] for name in candidates)}
    samples = _samples(high, candidates)
    asked = Decision("encoding", "", "No reading is sure. Compare the samples and choose the one that reads right.", {}, "encoding", samples)
    return Letters("", "", [asked], [Issue("file", "encoding-error", message, high[0][0], values=values)])


def _sure(name: str, others: tuple[Alternative, ...]) -> Decision:
    if name == "cp874":
        return Decision("encoding", name, "The file reads as Thai in this encoding; other readings give no words.", {}, "encoding", others)
    return Decision("encoding", name, "The whole file reads as Japanese in this encoding, and in no other.", {}, "encoding", others)


def _same(data: bytes, one: str, other: str) -> bool:
    return data.decode(one, "replace") == data.decode(other, "replace")


def _samples(high: list[tuple[int, bytes]], names: list[str]) -> tuple[Alternative, ...]:
    """The first lines with other than plain letters, as each encoding reads them: (line, text)."""
    return tuple(
        Alternative(name, tuple((str(n), line[:400].decode(name, "replace").rstrip("\r")) for n, line in high[:SAMPLE]))
        for name in names
    )
