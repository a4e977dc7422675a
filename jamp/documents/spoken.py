"""What a PDF says when its text is searched, copied or read out.

Typst draws a syllable of Thai or Khmer whose marks sit at several heights in several pieces, and gives each piece the
text of the whole syllable, so that readers get it two or three times. Here the later pieces are given no text. Not mended: Khmer syllables of which each
piece is a single glyph; they carry their text in the font.
"""

from __future__ import annotations

import re
import zlib

CONTENTS = re.compile(rb"/Type/Page/.*?/Contents (\d+) 0 R", re.DOTALL)
STREAM = re.compile(rb"(\d+ 0 obj\n<<)/Length \d+/Filter/FlateDecode>>\nstream\n(.*)\nendstream\nendobj\n\Z", re.DOTALL)
XREF = re.compile(rb"xref\n0 (\d+)\n(.*?)trailer\n(.*?)\nstartxref\n\d+\n%%EOF", re.DOTALL)
# a piece with its text, or any showing of text; the first glyph is two bytes, each as it is or escaped
GLYPH = rb"(?:\\[0-7]{1,3}|\\.|[^\\()]){2}"
SHOWN = re.compile(
    rb"/ActualText<([0-9A-F]*)>>>BDC(?:(?!EMC|ActualText).)*?Tm\[?(?:-?[\d.]+)?\((" + GLYPH + rb")|T[jJ]\b", re.DOTALL
)


def spoken_once(pdf: bytes) -> bytes:
    """The PDF, as Typst writes it, with the text of every syllable in it once. Raises ValueError for another PDF."""
    end = XREF.search(pdf, pdf.rfind(b"\nxref\n"))
    if end is None:
        raise ValueError("the PDF has no plain table of objects")
    offsets = [int(line[:10]) for line in end[2].splitlines()]
    order = sorted(range(1, int(end[1])), key=offsets.__getitem__)
    changed = {int(number) for number in CONTENTS.findall(pdf)}
    out = bytearray(pdf[: offsets[order[0]]])
    places = dict.fromkeys(range(len(offsets)), 0)
    for number, following in zip(order, [*order[1:], None], strict=True):
        places[number] = len(out)
        written = pdf[offsets[number] : offsets[following] if following is not None else end.start()]
        out += _rewritten(written) if number in changed else written
    start = len(out)
    table = b"".join(b"%010d %05d %b\n" % (places[n], 0 if n else 65535, b"n" if n else b"f") for n in range(len(offsets)))
    return bytes(out + b"xref\n0 %b\n" % end[1] + table + b"trailer\n" + end[3] + b"\nstartxref\n%d\n%%%%EOF" % start)


def _rewritten(written: bytes) -> bytes:
    stream = STREAM.match(written)
    if stream is None:
        raise ValueError("the content of a page is not a plain stream")
    content = zlib.decompress(stream[2])
    changed = once(content)
    if changed == content:
        return written
    packed = zlib.compress(changed)
    return b"%b/Length %d/Filter/FlateDecode>>\nstream\n%b\nendstream\nendobj\n" % (stream[1], len(packed), packed)


def once(content: bytes) -> bytes:
    """A page's drawing, with no text on the pieces that go on with the syllable before them: those with its text that
    do not begin with its first glyph (that would be the syllable said again)."""
    out: list[bytes] = []
    done = 0
    syllable: tuple[bytes, bytes] | None = None
    inside = False
    for shown in SHOWN.finditer(content):
        text, glyph = shown[1], shown[2]
        if text is None:
            # the showing of the piece itself; any other one ends the syllable
            if not inside:
                syllable = None
            inside = False
        elif syllable is not None and syllable[0] == text and syllable[1] != glyph:
            out += [content[done : shown.start(1)], b"FEFF"]
            done, inside = shown.end(1), True
        else:
            syllable, inside = (text, glyph), True
    return b"".join([*out, content[done:]])
