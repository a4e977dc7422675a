"""A photo that somebody sends: looked at by what it holds, drawn anew, and nothing kept of it but what is seen.

What is stored is a JPEG of our own making: places, cameras, names and whatever else a file may carry are not in it.
"""

from __future__ import annotations

import io
import threading
import warnings
from typing import Any, NamedTuple

from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
LARGEST_FILE = 20_000_000  # bytes
# as many as a good camera makes; more are a trick to fill the memory. Only a JPEG can be unpacked smaller than it is
MOST_PIXELS = {"JPEG": 60_000_000, "PNG": 40_000_000, "WEBP": 20_000_000}
ONE_AT_A_TIME = threading.Lock()  # memory: a photo takes some hundred MB while it is drawn
LEAST = 300  # pixels of the longer side: less is a blur on paper
LARGE, SMALL = 2000, 480  # pixels of the longer side, as stored
QUALITY = 85


class UnusablePicture(Exception):
    """What cannot be taken as a photo; the text says why and what to do, in English: `message`, whose {places} `values` fills."""

    def __init__(self, message: str, **values: Any) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message, self.values = message, values


class Picture(NamedTuple):
    """A JPEG without metadata, and a small one; the size is that of the large one in pixels."""

    data: bytes
    small: bytes
    width: int
    height: int


def accepted(data: bytes) -> Picture:
    """The picture in a file, turned as it was meant. UnusablePicture where there is none that can be used."""
    if not data:
        message = "The file is empty. Send the photo again."
        raise UnusablePicture(message)
    if len(data) > LARGEST_FILE:
        message = "The file has {n} MB; at most {most} MB can be sent. Save the photo smaller, 2,000 pixels wide is enough."
        raise UnusablePicture(message, n=f"{len(data) / 1e6:.0f}", most=LARGEST_FILE // 1_000_000)
    with ONE_AT_A_TIME, warnings.catch_warnings():
        # the size is looked at before anything is unpacked, and what else a file carries is dropped, broken or not
        warnings.simplefilter("ignore")
        return _accepted(data)


def _accepted(data: bytes) -> Picture:
    image = _opened(data)
    try:
        large = _drawn(image)
    except Exception as problem:  # a decoder stumbles over hostile bytes in many ways; all of them mean the same here
        message = "The photo is damaged and cannot be read to its end. Open it, save it anew as JPEG, and send that."
        raise UnusablePicture(message) from problem
    finally:
        image.close()
    small = large.copy()
    small.thumbnail((SMALL, SMALL))
    return Picture(_jpeg(large), _jpeg(small), *large.size)


def _opened(data: bytes) -> Image.Image:
    """The file as its first bytes say; nothing is drawn yet."""
    try:
        image: Image.Image = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as problem:
        raise _too_many(MOST_PIXELS["JPEG"]) from problem
    except Exception as problem:
        message = "This is no photo that can be used, or it is cut off. Send a JPEG, PNG or WebP file; the name alone does not make it one."
        raise UnusablePicture(message) from problem
    (width, height), most = image.size, MOST_PIXELS[str(image.format)]
    if width * height > most:
        image.close()
        raise _too_many(most)
    if max(width, height) < LEAST:
        image.close()
        message = "The photo is {width} by {height} pixels, too few for paper. Send one with at least {least} on its longer side."
        raise UnusablePicture(message, width=width, height=height, least=LEAST)
    return image


def _too_many(most: int) -> UnusablePicture:
    message = "The photo has more than {most} million pixels. Save it smaller, 2,000 pixels wide is enough."
    return UnusablePicture(message, most=most // 1_000_000)


def _drawn(image: Image.Image) -> Image.Image:
    # a JPEG is unpacked no larger than it is kept
    image.draft("RGB", (LARGE, LARGE))
    profile = image.info.get("icc_profile")
    turned = _in_eight_bits(image)
    # made small where it lies, then turned: the large one is in the memory once
    turned.thumbnail((LARGE, LARGE))
    turned = _turned(turned)
    if profile:
        turned = _in_srgb(turned, profile)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        seen = turned.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("RGB")
    return turned.convert("RGB")


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """With colours that can be mixed when it is made smaller; greys of 16 bits would be cut at 255."""
    image.load()
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if image.mode == "PA" or "transparency" in image.info else "RGB")
    return image.convert("L") if image.mode == "1" else image


def _turned(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # notes of a camera may be broken where the photo is whole
        return image


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        alike = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB" if image.mode != "RGBA" else "RGBA")
    except (ImageCms.PyCMSError, OSError, ValueError):
        # colours a little off are better than no photo
        return image
    return alike or image


def _jpeg(image: Image.Image) -> bytes:
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
