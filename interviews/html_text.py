"""What a person sees of HTML: where a line ends, what is hidden, and the reader that gathers the rest."""

import re
from html.parser import HTMLParser

type Attributes = list[tuple[str, str | None]]

# What may follow a “<” stops at the next one, so that no text, however made, is read more than once.
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]*)?>|<")
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "dt"])
BLOCKS = HEADINGS | {"p", "div", "br", "tr", "li", "ul", "ol", "table", "hr", "section", "blockquote", "dd", "pre"}
UNSEEN = frozenset(["script", "style"])


class SeenText(HTMLParser):
    """Gathers it in `parts`; each kind of text says what stands where a tag opens or closes."""

    unseen = UNSEEN

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.depth = 0

    def opened(self, tag: str, attributes: Attributes) -> str:
        return "\n" if tag in BLOCKS else ""

    def closed(self, tag: str) -> str:
        return "\n" if tag in BLOCKS else ""

    def said(self, text: str) -> str:
        return text

    def text_of(self, html: str) -> str:
        self.feed(html)
        self.close()
        return "".join(self.parts)

    def begin(self, tag: str, attrs: Attributes) -> None:
        self.depth += tag in self.unseen
        self.parts.append(self.opened(tag, attrs))

    def end(self, tag: str) -> None:
        self.depth = max(self.depth - (tag in self.unseen), 0)
        self.parts.append(self.closed(tag))

    def read(self, data: str) -> None:
        if not self.depth:
            self.parts.append(self.said(data))

    # Python's names for them.
    handle_starttag, handle_endtag, handle_data = begin, end, read
