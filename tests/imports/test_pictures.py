"""Photos as people send them, and as somebody sends them who means harm. All of them are made up."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib

import pytest
from PIL import Image, ImageCms

from jamp.imports.pictures import LARGE, LARGEST_FILE, SMALL, UnusablePicture, accepted

PLACE = {1: "N", 2: (13.0, 21.0, 45.0), 3: "E", 4: (103.0, 51.0, 30.0)}


def made(format: str = "JPEG", size: tuple[int, int] = (1200, 800), mode: str = "RGB", colour: str = "green", **saved: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, colour if mode != "P" else 2).save(out, format, **saved)
    return out.getvalue()


def with_metadata(format: str) -> bytes:
    image = Image.new("RGB", (1200, 800), "green")
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B], exif[0x9286] = "MAKER-XYZ", "MODEL-XYZ", "PERSON-XYZ", b"ASCII\0\0\0COMMENT-XYZ"
    exif.get_ifd(0x8825).update(PLACE)
    out = io.BytesIO()
    extra = {"comment": b"COMMENT-XYZ"} if format == "JPEG" else {}
    image.save(out, format, exif=exif, xmp=b"<x:xmpmeta>XMP-XYZ</x:xmpmeta>", **extra)
    return out.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int, lines: int) -> bytes:
    """A small PNG that says that it is large."""
    body = zlib.compress(bytes((width + 7) // 8 + 1) * lines, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_nothing_is_kept_but_what_is_seen(format: str) -> None:
    sent = with_metadata(format)
    assert b"XYZ" in sent and Image.open(io.BytesIO(sent)).getexif().get_ifd(0x8825)
    kept = accepted(sent)
    for data in (kept.data, kept.small):
        image = Image.open(io.BytesIO(data))
        assert image.format == "JPEG" and not image.getexif() and b"XYZ" not in data
        assert not {"exif", "xmp", "comment", "icc_profile", "photoshop"} & image.info.keys()
    assert (kept.width, kept.height) == (1200, 800)


def test_it_is_turned_as_it_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGB", (1200, 800), "black")
    image.paste("white", (0, 0, 600, 800))
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    kept = accepted(out.getvalue())
    assert (kept.width, kept.height) == (800, 1200)
    seen = Image.open(io.BytesIO(kept.data))
    above, below = seen.getpixel((400, 100)), seen.getpixel((400, 1100))
    assert isinstance(above, tuple) and isinstance(below, tuple) and above[0] > 200 and below[0] < 50


def test_it_is_kept_no_larger_than_it_is_needed() -> None:
    kept = accepted(made(size=(6000, 3000)))
    assert (kept.width, kept.height) == (LARGE, LARGE // 2)
    assert Image.open(io.BytesIO(kept.small)).size == (SMALL, SMALL // 2)


@pytest.mark.parametrize(("mode", "format"), [("RGBA", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("I;16", "PNG"), ("CMYK", "JPEG"), ("L", "JPEG"), ("RGBA", "WEBP")])
def test_any_kind_of_colours(mode: str, format: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (600, 400)).save(out, format)
    assert Image.open(io.BytesIO(accepted(out.getvalue()).data)).mode == "RGB"


def test_what_is_see_through_is_seen_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (600, 400), (255, 0, 0, 0)).save(out, "PNG")
    seen = Image.open(io.BytesIO(accepted(out.getvalue()).data)).getpixel((300, 200))
    assert isinstance(seen, tuple) and min(seen) > 250


def test_colours_of_another_profile() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert accepted(made(icc_profile=profile)).width == 1200
    assert accepted(made(icc_profile=b"no profile at all")).width == 1200


def test_of_several_pictures_the_first() -> None:
    out = io.BytesIO()
    frames = [Image.new("RGB", (600, 400), colour) for colour in ("red", "blue")]
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    seen = Image.open(io.BytesIO(accepted(out.getvalue()).data)).getpixel((300, 200))
    assert isinstance(seen, tuple) and seen[0] > 200


@pytest.mark.parametrize(("sent", "kept"), [(0, 0), (30_000, 117), (65_535, 255)])
def test_greys_of_sixteen_bits_stay_greys(sent: int, kept: int) -> None:
    out = io.BytesIO()
    Image.new("I;16", (3000, 400), sent).save(out, "PNG")
    assert Image.open(io.BytesIO(accepted(out.getvalue()).data)).getpixel((5, 5)) == (kept, kept, kept)


def test_few_colours_are_mixed_when_made_smaller() -> None:
    stripes = Image.new("1", (4000, 400))
    for x in range(0, 4000, 2):
        stripes.paste(1, (x, 0, x + 1, 400))
    for mode in ("1", "P"):
        out = io.BytesIO()
        stripes.convert(mode).save(out, "PNG")
        grey = Image.open(io.BytesIO(accepted(out.getvalue()).data)).getpixel((1000, 100))
        assert isinstance(grey, tuple) and 90 < grey[0] < 170


@pytest.mark.parametrize("exif", [b"Exif\0\0broken", b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x02\0\0\0\x04abcd", b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\xff" * 50])
def test_broken_notes_of_a_camera_do_not_spoil_the_photo(exif: bytes) -> None:
    assert accepted(made(exif=exif)).width == 1200


SEVERAL = r"""
import struct, sys, threading, zlib
from tests.imports.test_pictures import chunk
from jamp.imports.pictures import accepted
lines = zlib.compressobj(1)
body = b"".join(lines.compress(bytes(7300 * 3 + 1)) for _ in range(5400)) + lines.flush()
photo = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 7300, 5400, 8, 2, 0, 0, 0)) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
sizes = []
several = [threading.Thread(target=lambda: sizes.append(accepted(photo)[2:])) for _ in range(4)]
[one.start() for one in several]
[one.join() for one in several]
assert sizes == [(2000, 1479)] * 4
# of this program alone: what `resource` says counts in what the program held that started it
(most,) = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
sys.stdout.write(str(int(most) // 1024))
"""


def test_the_memory_holds_one_photo_at_a_time() -> None:
    said = subprocess.run([sys.executable, "-c", SEVERAL], check=True, capture_output=True, text=True, timeout=100).stdout
    # 158 MB unpacked; four at once would be four times as much
    assert int(said) < 420


def webp(width: int, height: int) -> bytes:
    """A few bytes that say that they are large."""
    body = b"\x2f" + struct.pack("<I", (width - 1) | ((height - 1) << 14)) + bytes(20)
    parts = b"VP8L" + struct.pack("<I", len(body)) + body + b"\0"
    return b"RIFF" + struct.pack("<I", 4 + len(parts)) + b"WEBP" + parts


REFUSED = [
    (b"", "empty"),
    (b"GIF89a" + bytes(2000), "no photo"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "no photo"),
    (b"%PDF-1.7 " + bytes(2000), "no photo"),
    (b"\xff\xd8\xff" + bytes(3000), "no photo"),
    (b"MZ" + bytes(3000), "no photo"),
    (made("GIF"), "no photo"),
    (made("BMP"), "no photo"),
    (made("TIFF"), "no photo"),
    (made()[:2000], "damaged"),
    (made("PNG", (3000, 2000))[:-400], "damaged"),
    (made("WEBP", (3000, 2000))[:-10], "cut off"),
    (made(size=(200, 100)), "200 by 100"),
    (bomb(50_000, 50_000, 10), "million pixels"),
    (bomb(300_000, 300_000, 1), "million pixels"),
    (made("PNG", (9000, 9000), "1"), "million pixels"),
    (webp(16_383, 16_383), "million pixels"),
    (webp(6000, 5000), "million pixels"),
    (webp(600, 400), "damaged"),
    (bytes(LARGEST_FILE + 1), "MB"),
]


@pytest.mark.parametrize(("data", "told"), REFUSED, ids=[f"{told}-{number}" for number, (_, told) in enumerate(REFUSED)])
def test_what_is_refused_says_why_and_what_to_do(data: bytes, told: str) -> None:
    with pytest.raises(UnusablePicture, match=told) as problem:
        accepted(data)
    assert problem.value.message.count(". ") >= 1


def test_a_page_behind_a_photo_is_gone() -> None:
    kept = accepted(made() + b"<script>alert('XYZ')</script>")
    assert b"XYZ" not in kept.data and b"XYZ" not in kept.small


def test_a_text_that_unpacks_without_end_is_refused() -> None:
    whole = made("PNG")
    at = whole.index(b"IDAT") - 4
    text = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(300_000_000), 9))
    with pytest.raises(UnusablePicture):
        accepted(whole[:at] + text + whole[at:])
