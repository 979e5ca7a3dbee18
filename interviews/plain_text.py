"""HTML as the text that one would read; links keep their address, as a person's profile may be behind their name."""

import re

from interviews.html_text import TAG, UNSEEN, Attributes, SeenText

LONGEST = 60_000
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
    tags = TAG.sub(lambda match: match[0] if match[2] else "&lt;", COMMENT.sub("", html))
    return _WithLinks(keeps_breaks).text_of(tags)


class _WithLinks(SeenText):
    unseen = UNSEEN | {"head", "title"}

    def __init__(self, keeps_breaks: bool) -> None:
        super().__init__()
        self.keeps_breaks = keeps_breaks
        self.link, self.said_from = "", 0

    def opened(self, tag: str, attributes: Attributes) -> str:
        if tag == "a":
            self.link, self.said_from = dict(attributes).get("href") or "", len(self.parts)
        return " | " if tag == "td" else super().opened(tag, attributes)

    def closed(self, tag: str) -> str:
        return self._address() if tag == "a" else super().closed(tag)

    def said(self, text: str) -> str:
        return text if self.keeps_breaks else re.sub(r"\s+", " ", text)

    def _address(self) -> str:
        """That of the link that ends here, unless it was said in so many words."""
        address, self.link = self.link.strip(), ""
        if not address.lower().startswith(("http://", "https://", "mailto:")):
            return ""
        address = address.removeprefix("mailto:")
        return "" if address in "".join(self.parts[self.said_from :]) else f" <{address}>"
