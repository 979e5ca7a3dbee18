"""A job description as it was pasted becomes plain lines: no tags, entities or Markdown, nothing unseen."""

import re
import unicodedata

from interviews.html_text import BLOCKS, HEADINGS, TAG, UNSEEN, Attributes, SeenText

LONGEST_TEXT = 50_000
CELLS = frozenset(["td", "th"])
OPENED = dict.fromkeys(HEADINGS, "\n# ") | dict.fromkeys(CELLS, "\n") | {"li": "\n- "}
ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|(?<!\S)[^\s@]++@\S+")
BOLD_LINE = re.compile(r"^[ \t]*(?:\*\*|__)([^*_\n]{1,80})(?:\*\*|__)[ \t]*:?[ \t]*$", re.MULTILINE)
# Any sign but those that a sentence, a heading or a stressed word may begin with.
BULLET = re.compile(
    r"^[ \t]*(?:[^\w\s\"'“„«‘¿¡(\[<&@.,#*`]{1,3}|\*(?=\s)|\d{1,2}[.)](?=\s))[ \t]*(?=\S)", re.MULTILINE
)
EMPHASIS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\([^()\s]{1,500}\)")
# They would become letters.
SIGNS = re.compile(r"[™℠®©]")
LINE_END = re.compile(r"[\r\u2028\u2029\x0b\x0c\x85]")
CONTROL = re.compile(r"[\x00-\x09\x0e-\x1f\x7f\xa0]")
JOINER = re.compile(r"[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def plain_lines(text: str) -> str:
    """The text that a person sees; a heading of HTML or Markdown begins with “# ”, an item of a list with “- ”."""
    text = unicodedata.normalize("NFKC", SIGNS.sub(" ", text[:LONGEST_TEXT]))[:LONGEST_TEXT]
    if "<" in text or "&" in text:
        text = _without_tags(text)
    text = JOINER.sub("", LINE_END.sub("\n", text))
    text = ADDRESS.sub(" ", CONTROL.sub(" ", text))
    text = BULLET.sub("- ", BOLD_LINE.sub(r"# \1", text))
    return EMPHASIS.sub("", LINK.sub(r"\1", text))


class _WithHeadings(SeenText):
    def opened(self, tag: str, attributes: Attributes) -> str:
        return OPENED.get(tag) or super().opened(tag, attributes)

    def closed(self, tag: str) -> str:
        return "\n" if tag in CELLS else super().closed(tag)


def _without_tags(text: str) -> str:
    first, *rest = text.split("<!--")
    seen = first + "".join(piece.partition("-->")[2] for piece in rest)
    return _WithHeadings().text_of(TAG.sub(_bare, seen))


def _bare(tag: re.Match[str]) -> str:
    """The tag without its attributes if it says where a line ends, nothing for any other, a space for a mere “<”."""
    if tag[2] is None:
        return " "
    name = tag[2].lower()
    if name in ("b", "strong"):
        return "**"
    return f"<{tag[1]}{name}>" if name in BLOCKS | CELLS | UNSEEN else ""
