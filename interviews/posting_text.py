"""A job description as it was pasted becomes plain lines: no tags, entities or Markdown, nothing unseen."""

import re
import unicodedata
from html.parser import HTMLParser

LONGEST_TEXT = 50_000
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt"})
BLOCKS = HEADINGS | {"p", "div", "li", "ul", "ol", "br", "tr", "td", "th", "dd", "section", "table", "hr"}
UNSEEN = frozenset({"script", "style"})
# What may follow a “<” stops at the next one, so that no text, however made, is read more than once.
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]*)?>|<")
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


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.unseen = 0

    def begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN
        if tag in BLOCKS:
            self.parts.append("\n# " if tag in HEADINGS else "\n- " if tag == "li" else "\n")

    def end(self, tag: str) -> None:
        self.unseen = max(self.unseen - (tag in UNSEEN), 0)
        if tag in BLOCKS:
            self.parts.append("\n")

    def read(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data)

    # Python's names for them.
    handle_starttag, handle_endtag, handle_data = begin, end, read


def _without_tags(text: str) -> str:
    first, *rest = text.split("<!--")
    reader = _Reader()
    reader.feed(TAG.sub(_bare, first + "".join(piece.partition("-->")[2] for piece in rest)))
    reader.close()
    return "".join(reader.parts)


def _bare(tag: re.Match[str]) -> str:
    """The tag without its attributes if it says where a line ends, nothing for any other, a space for a mere “<”."""
    if tag[2] is None:
        return " "
    name = tag[2].lower()
    if name in ("b", "strong"):
        return "**"
    return f"<{tag[1]}{name}>" if name in BLOCKS or name in UNSEEN else ""
