"""Pictures of the page, small enough to live in the repository."""

import base64
import struct
import zlib
from collections import Counter
from pathlib import Path

from playwright.sync_api import Locator, ViewportSize, expect

MOST_COLOURS = 256
TALL = 2400
"""Pixels of height for a picture, so that nothing in it is scrolled away."""

_PIXELS = """async (png) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const data = canvas.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let n = 0; n < data.length; n += 8192) text += String.fromCharCode(...data.subarray(n, n + 8192));
  return { width: image.width, height: image.height, pixels: btoa(text) };
}"""

Colour = tuple[int, int, int]


def take(piece: Locator, path: Path, height: int = TALL) -> None:
    """Take a picture of a piece of the page in a window of that height, without the passing notes above it."""
    page = piece.page
    size = page.viewport_size
    assert size is not None
    expect(page.locator(".toast")).to_have_count(0, timeout=10_000)
    page.set_viewport_size(ViewportSize(width=size["width"], height=height))
    page.mouse.move(0, 0)
    taken = piece.screenshot(animations="disabled")
    page.set_viewport_size(size)
    blank = page.context.new_page()  # the sandbox's own page may not load anything from elsewhere, this included
    drawn = blank.evaluate(_PIXELS, base64.b64encode(taken).decode())
    blank.close()
    path.write_bytes(indexed(drawn["width"], drawn["height"], base64.b64decode(drawn["pixels"])))


def indexed(width: int, height: int, rgba: bytes) -> bytes:
    """A PNG with a palette of the most frequent colours; every other colour becomes the nearest of them."""
    pixels = list(zip(rgba[0::4], rgba[1::4], rgba[2::4], strict=True))
    counts = Counter(pixels)
    palette = [colour for colour, _ in counts.most_common(MOST_COLOURS)]
    places = {colour: palette.index(nearest(colour, palette)) for colour in counts}
    row = bytes(places[colour] for colour in pixels)
    lines = b"".join(b"\0" + row[start : start + width] for start in range(0, len(row), width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = bytes(part for colour in palette for part in colour)
    chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def nearest(colour: Colour, palette: list[Colour]) -> Colour:
    """The colour of the palette that differs least."""
    return min(palette, key=lambda known: sum((a - b) ** 2 for a, b in zip(colour, known, strict=True)))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
