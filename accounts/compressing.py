"""Pages in gzip, longer by a chance number of bytes, as Django's middleware writes them; at half of its price.

Django compresses at level 6, which takes 0.5 of a page's 11 milliseconds. Level 5 takes 0.2, for 90 bytes more of a
page of 5.7 kB. Of a page that is ten times as long, as one with all time zones is, it would be too many.
"""

import gzip
import secrets

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import re_accepts_gzip
from django.utils.cache import patch_vary_headers

LEVEL, LEVEL_OF_LONG = 5, 6
LONG = 50_000
MOST_PADDING = 100
SHORT = 200
# Of the header of ten bytes the one that says what follows it (RFC 1952); a name ends with a zero.
FLAGS, HEADER = 3, 10


def compress(request: HttpRequest, response: HttpResponse) -> None:
    """For whoever takes it; the length does not tell what stands in it."""
    patch_vary_headers(response, ["Accept-Encoding"])
    accepted = re_accepts_gzip.search(request.headers.get("Accept-Encoding", ""))
    if not accepted or response.has_header("Content-Encoding") or len(response.content) < SHORT:
        return
    level = LEVEL if len(response.content) < LONG else LEVEL_OF_LONG
    response.content = padded(gzip.compress(response.content, level, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))


def padded(compressed: bytes) -> bytes:
    """With a file name of a chance length in its header, which whoever unpacks it leaves aside."""
    header = bytearray(compressed[:HEADER])
    header[FLAGS] |= gzip.FNAME
    return bytes(header) + b"a" * secrets.randbelow(MOST_PADDING) + b"\0" + compressed[HEADER:]
