"""A text that is pasted may be as long as its field says: nobody cuts it, and a line break is one character."""

import re

from django import forms
from django.conf import settings
from django.urls import get_resolver

ROOMS = {"accounts", "interviews", "stories", "followups", "dashboard"}


def all_forms(form=forms.BaseForm):
    for one in form.__subclasses__():
        yield one
        yield from all_forms(one)


def long_fields():
    assert get_resolver().url_patterns, "with them every form is imported"
    for form in all_forms():
        if form.__module__.split(".")[0] in ROOMS:
            for name, field in getattr(form, "base_fields", {}).items():
                if isinstance(field.widget, forms.Textarea):
                    yield f"{form.__name__}.{name}", field


def text_of(length):
    """As a browser posts it, with twenty line breaks of two characters each."""
    return "x\r\n" * 20 + "x" * (length - 40)


def is_refused(field, text):
    try:
        field.clean(text)
    except forms.ValidationError:
        return True
    return False


def test_every_long_text_is_taken_up_to_its_limit_and_refused_beyond_it_but_never_cut():
    fields = dict(long_fields())
    assert {"ApplicationForm.notes", "StoryForm.action", "NoteForm.body", "PreviewForm.notes"} <= fields.keys()

    assert [name for name, field in fields.items() if "maxlength" in field.widget.attrs] == []
    limited = {name: field for name, field in fields.items() if field.max_length}
    assert [name for name, field in limited.items() if is_refused(field, text_of(field.max_length))] == []
    assert [name for name, field in limited.items() if not is_refused(field, text_of(field.max_length + 1))] == []


def test_no_template_that_writes_a_textarea_itself_sets_a_limit_that_cuts():
    sources = {path.name: path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html")}

    assert [name for name, source in sources.items() if re.search(r"<textarea[^>]*maxlength", source)] == []
