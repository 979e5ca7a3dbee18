"""HTML as the text that one would read; links keep their address, as a person's profile may be behind their name."""

import re
from html.parser import HTMLParser

LONGEST = 60_000
BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "tr",
        "li",
        "ul",
        "ol",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "hr",
        "section",
        "blockquote",
        "dt",
        "dd",
        "pre",
    ]
)
UNSEEN = frozenset(["script", "style", "head", "title"])
# What may follow a “<” stops at the next one, so that no text, however made, is read more than once.
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]*)?>|<")
COMMENT = re.compile(r"<!--[^<>]*-->|<![A-Za-z\[][^<>]*>")
ADDRESS = re.compile(r"<((?:https?://|mailto:|tel:)[^<>\s]{1,2000}|[^<>\s@]{1,64}@[^<>\s@]{1,190})>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:amp|lt|gt|nbsp|quot|#\d{2,5});")
SPACES = re.compile(r"[ \t\xa0\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069]+")
LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
EMPTY_LINES = re.compile(r"\n{3,}")


def plain(text: str, *, keeps_breaks: bool = True) -> str:
    """The text with tidy spaces and at most one empty line in a row; read as HTML only where a tag is in it.

    In a mail's HTML the line breaks of the source mean nothing (`keeps_breaks=False`); calendars mix them with tags.
    """
    text = CONTROL.sub("", LINE_END.sub("\n", text[:LONGEST]))
    # Outlook writes addresses in angle brackets into plain text.
    text = ADDRESS.sub(r"⟨\1⟩", text)
    if any(match[2] for match in TAG.finditer(text)) or ENTITY.search(text):
        text = _without_tags(text, keeps_breaks)
    lines = (SPACES.sub(" ", line).strip() for line in text.replace("⟨", "<").replace("⟩", ">").split("\n"))
    return EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def _without_tags(html: str, keeps_breaks: bool) -> str:
    reader = _Reader()
    reader.keeps_breaks = keeps_breaks
    reader.feed(TAG.sub(lambda match: match[0] if match[2] else "&lt;", COMMENT.sub("", html)))
    reader.close()
    return "".join(reader.parts)


class _Reader(HTMLParser):
    keeps_breaks = False

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0
        self.link, self.said_from = "", 0

    def begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in UNSEEN
        if tag in BLOCKS:
            self.parts.append("\n")
        elif tag == "td":
            self.parts.append(" | ")
        elif tag == "a":
            self.link, self.said_from = dict(attrs).get("href") or "", len(self.parts)

    def end(self, tag: str) -> None:
        self.unseen = max(self.unseen - (tag in UNSEEN), 0)
        if tag in BLOCKS:
            self.parts.append("\n")
        elif tag == "a":
            self._tell_link()

    def read(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data if self.keeps_breaks else re.sub(r"\s+", " ", data))

    def _tell_link(self) -> None:
        address = self.link.strip()
        if address.lower().startswith(("http://", "https://", "mailto:")):
            address = address.removeprefix("mailto:")
            if address not in "".join(self.parts[self.said_from :]):
                self.parts.append(f" <{address}>")
        self.link = ""

    # Python's names for them.
    handle_starttag, handle_endtag, handle_data = begin, end, read
