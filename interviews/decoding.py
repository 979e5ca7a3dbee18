"""Bytes as text, whatever program wrote them: UTF-8, UTF-16 with or without a mark, or the old Western code pages."""

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Enough to see on which side of the letters the zeros stand.
SAMPLE = 200


def decoded(content: bytes) -> str:
    """The text, never an error: what no encoding explains is read as Western letters. Zeros are dropped."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _without_zeros(content.decode(encoding, "replace"))
    if encoding := _wide(content[:SAMPLE]):
        return _without_zeros(content.decode(encoding, "replace"))
    try:
        return _without_zeros(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _without_zeros(content.decode("cp1252", "replace"))


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: in Western text every other byte is zero."""
    if len(sample) < 4 or sample.count(0) < len(sample) // 4:
        return ""
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _without_zeros(text: str) -> str:
    return text.replace("\0", "").removeprefix("\ufeff")
