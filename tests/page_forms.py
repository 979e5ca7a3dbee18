"""The forms of a page as a browser would post them: their addresses, fields, and what each field offers."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Field:
    name: str
    kind: str
    offered: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)


@dataclass
class PageForm:
    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)

    def values(self):
        """What a browser posts of it as it stands; buttons are not pressed."""
        return {name: row.chosen for name, row in self.fields.items() if row.kind != "button" and row.chosen}

    def add(self, name, kind, value, *, is_chosen):
        row = self.fields.setdefault(name, Field(name, kind))
        row.offered.append(value)
        if is_chosen:
            row.chosen.append(value)


class _Reader(HTMLParser):
    def __init__(self, address):
        super().__init__()
        self.address, self.forms, self.by_id, self.open, self.select, self.area = address, [], {}, None, None, None

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "form":
            self.open = PageForm(said.get("action") or self.address, (said.get("method") or "get").lower())
            self.forms.append(self.open)
            self.by_id[said.get("id", "")] = self.open
        form, name = self.by_id.get(said["form"]) if "form" in said else self.open, said.get("name")
        if form is None or "disabled" in said:
            return
        if tag == "select":
            self.select = (form, name) if name else None
        elif tag == "option" and self.select:
            self.select[0].add(self.select[1], "select", said.get("value") or "", is_chosen="selected" in said)
        elif tag == "textarea" and name:
            self.area = (form, name)
            form.add(name, "text", "", is_chosen=False)
        elif tag == "button" and name:
            form.add(name, "button", said.get("value") or "", is_chosen=False)
        elif tag == "input" and name:
            kind = said.get("type", "text")
            is_chosen = "checked" in said if kind in ("radio", "checkbox") else kind not in ("file", "submit")
            form.add(name, "button" if kind == "submit" else kind, said.get("value") or "", is_chosen=is_chosen)

    def handle_data(self, data):
        if self.area:
            form, name = self.area
            row = form.fields[name]
            row.chosen = ["".join(row.chosen) + data]

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None


def forms_of(html, address):
    reader = _Reader(address)
    reader.feed(html)
    for form in reader.forms:
        for row in form.fields.values():
            if row.kind == "select" and not row.chosen:
                row.chosen = row.offered[:1]
    return reader.forms
