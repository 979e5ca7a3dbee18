"""The fields of a page's form as a browser would send them back unchanged."""

from html.parser import HTMLParser


class _Form(HTMLParser):
    def __init__(self, marker):
        super().__init__()
        self.marker, self.is_inside, self.sent = marker, False, {}
        self.select, self.textarea, self.first_option = "", "", None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.is_inside = self.marker in (given.get("class") or "")
        if not self.is_inside:
            return
        name, kind = given.get("name"), given.get("type", "text")
        if tag == "input" and name and (kind not in ("checkbox", "radio") or "checked" in given) and kind != "file":
            self.sent[name] = given.get("value") or ("on" if kind == "checkbox" else "")
        elif tag == "select":
            self.select, self.first_option = name, None
        elif tag == "option" and self.select:
            if self.first_option is None or "selected" in given:
                self.first_option = self.sent[self.select] = given.get("value") or ""
        elif tag == "textarea" and name:
            self.textarea, self.sent[name] = name, ""

    def handle_endtag(self, tag):
        if tag == "form":
            self.is_inside = False
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            # The line break after the tag is the page's.
            self.sent[self.textarea] = self.sent[self.textarea].removeprefix("\n") if self.textarea else ""
            self.textarea = ""

    def handle_data(self, data):
        if self.textarea:
            self.sent[self.textarea] += data


def fields_of(answer, marker):
    """Of the form whose class holds `marker`."""
    form = _Form(marker)
    form.feed(answer.content.decode())
    form.sent.pop("csrfmiddlewaretoken", None)
    form.sent.pop("", None)
    return form.sent
