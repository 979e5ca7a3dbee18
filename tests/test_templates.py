"""Every template compiles, and every fragment that code or a template names is there."""

import re
from pathlib import Path

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ["accounts", "interviews", "stories", "followups", "dashboard"]
FOLDER = ROOT / "templates"
TEMPLATES = sorted(
    str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.*") if path.suffix in (".html", ".txt", ".svg")
)
FRAGMENT = re.compile(r"""["']([\w/.-]+\.(?:html|txt)#[\w-]+)["']""")


def fragments():
    sources = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    texts = [path.read_text() for path in [*sources, *(FOLDER / name for name in TEMPLATES)]]
    return sorted({name for text in texts for name in FRAGMENT.findall(text)})


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name):
    get_template(name)


@pytest.mark.parametrize("name", fragments())
def test_a_named_fragment_exists(name):
    get_template(name)


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name.endswith(".html")])
def test_a_comment_is_closed_on_its_line(name):
    """Django shows a {# comment that runs over two lines as text."""
    for line in (FOLDER / name).read_text().splitlines():
        assert line.count("{#") == line.count("#}")


def test_our_select_says_what_djangos_own_says():
    class Form(forms.Form):
        one = forms.ChoiceField(choices=[("", "–"), ("a<b", "A & B"), ("Group", [(1, "First"), (2, "Second")])])
        many = forms.MultipleChoiceField(choices=[("x", "X"), ("y", "Y")], widget=forms.SelectMultiple({"size": 2}))

    form = Form(initial={"one": 2, "many": ["y"]})
    for name in form.fields:
        ours, djangos = (
            form[name].field.widget.render(name, form.initial[name], renderer=renderer)
            for renderer in (TemplatesSetting(), DjangoTemplates())
        )
        assert ours.split() == re.sub(r">\s+<", "><", djangos).split()
