#!/usr/bin/env python3
"""Draws the application icons: two looks, one above the other; where they overlap they form an eye.

Needs nothing but Python's standard library. Run it in this folder after changing the mark: `python3 draw.py`.
"""
import math
import struct
import zlib

INK, DEEP, TEAL, AMBER, PAPER = (20, 33, 56), (34, 58, 92), (79, 178, 190), (240, 172, 74), (250, 248, 242)
RADIUS, APART = 0.285, 0.155  # of the two looks, in parts of the whole width
IRIS, PUPIL = 0.098, 0.048


def rounded_square(x, y, half, corner):
    """Signed distance to the edge of the ground; negative inside."""
    dx, dy = abs(x) - half + corner, abs(y) - half + corner
    return math.hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - corner


def mix(under, over, share):
    return tuple(u + (o - u) * share for u, o in zip(under, over))


def colour(x, y, soft):
    """Colour and opacity at a point of the unit square around the origin; `soft` is the width of one pixel."""
    def inside(distance):
        return min(max(0.5 - distance / soft, 0.0), 1.0)

    alpha = inside(rounded_square(x, y, 0.47, 0.11))
    upper = inside(math.hypot(x, y + APART) - RADIUS)
    lower = inside(math.hypot(x, y - APART) - RADIUS)
    result = mix(DEEP, INK, y + 0.5)
    result = mix(result, TEAL, upper)
    result = mix(result, AMBER, lower)
    result = mix(result, PAPER, min(upper, lower))
    result = mix(result, TEAL, inside(math.hypot(x, y) - IRIS))
    result = mix(result, INK, inside(math.hypot(x, y) - PUPIL))
    result = mix(result, PAPER, inside(math.hypot(x - 0.028, y + 0.028) - 0.018))
    return tuple(round(c) for c in result) + (round(alpha * 255),)


def pixels(size):
    at = [(n + 0.5) / size - 0.5 for n in range(size)]
    return [[colour(x, y, 1 / size) for x in at] for y in at]


def png(rows):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    size = len(rows)
    raw = b"".join(b"\0" + bytes(c for pixel in row for c in pixel) for row in rows)
    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b"")


def bitmap(rows):
    """An icon's device-independent bitmap: twice the height, blue first, from the bottom up, then an empty mask."""
    size = len(rows)
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    body = b"".join(bytes((b, g, r, a)) for row in reversed(rows) for r, g, b, a in row)
    return head + body + bytes((size + 31) // 32 * 4 * size)


def ico(images):
    """Windows: only the 256-pixel layer may be PNG; the first layer is what development builds show."""
    offset, entries, bodies = 6 + 16 * len(images), b"", b""
    for size, body in images:
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(body), offset + len(bodies))
        bodies += body
    return struct.pack("<HHH", 0, 1, len(images)) + entries + bodies


def icns(images):
    body = b"".join(kind + struct.pack(">I", 8 + len(data)) + data for kind, data in images)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main():
    drawn = {size: pixels(size) for size in (16, 24, 32, 48, 64, 128, 256, 512)}
    packed = {size: png(rows) for size, rows in drawn.items()}
    files = {
        "32x32.png": packed[32],
        "128x128.png": packed[128],
        "128x128@2x.png": packed[256],
        "icon.png": packed[512],
        "icon.ico": ico([(s, packed[s] if s == 256 else bitmap(drawn[s])) for s in (32, 16, 24, 48, 64, 256)]),
        "icon.icns": icns([
            (b"ic11", packed[32]), (b"ic12", packed[64]), (b"ic07", packed[128]),
            (b"ic13", packed[256]), (b"ic08", packed[256]), (b"ic14", packed[512]), (b"ic09", packed[512]),
        ]),
    }
    for name, data in files.items():
        with open(name, "wb") as file:
            file.write(data)
        print(f"{name}: {len(data)} bytes")


main()
