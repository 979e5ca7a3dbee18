"""Several PNG pictures of one size as one that moves (APNG, PNG 3 of the W3C): every browser shows it."""

import zlib
from struct import pack, unpack

SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Then it rests on the last picture: what moves for ever cannot be read beside.
TIMES = 2


def moving(pictures, seconds):
    """Shown one after the other, each for so long; the first is the still of whoever shows no other."""
    header = chunks_of(pictures[0])[0][1]
    assert all(chunks_of(picture)[0][1] == header for picture in pictures), "pictures of one size and kind"
    parts, count = [chunk(b"IHDR", header), chunk(b"acTL", pack(">II", len(pictures), TIMES))], 0
    for number, picture in enumerate(pictures):
        parts.append(
            chunk(b"fcTL", pack(">I", count) + header[:8] + pack(">IIHHBB", 0, 0, int(seconds * 10), 10, 0, 0))
        )
        dots = zlib.compress(zlib.decompress(dots_of(picture)), 9)
        count += 1
        if number:
            parts.append(chunk(b"fdAT", pack(">I", count) + dots))
            count += 1
        else:
            parts.append(chunk(b"IDAT", dots))
    return SIGNATURE + b"".join(parts) + chunk(b"IEND", b"")


def chunks_of(picture):
    assert picture.startswith(SIGNATURE)
    found, at = [], len(SIGNATURE)
    while at < len(picture):
        (length,) = unpack(">I", picture[at : at + 4])
        found.append((picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]))
        at += length + 12
    return found


def dots_of(picture):
    return b"".join(content for kind, content in chunks_of(picture) if kind == b"IDAT")


def chunk(kind, content):
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))
