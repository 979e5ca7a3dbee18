"""{% once %}: what is the same for everybody is rendered once, and nothing of anybody's can get into it."""

from django.template import Context, Template
from django.utils import translation


def rendered(template, **values):
    return template.render(Context(values))


def test_it_is_rendered_once_for_each_value_of_its_names():
    template = Template("{% load once %}{% once place %}{{ place }}{% now 'u' %}{% endonce %}")
    first = rendered(template, place="today")

    assert rendered(template, place="today") == first
    assert rendered(template, place="stories") != first
    assert rendered(template, place="today") == first


def test_what_it_does_not_name_is_empty_in_it():
    template = Template(
        "{% load once %}{% once place %}{{ place }}-{{ user }}{{ csrf_token }}{{ request }}{% endonce %}"
    )

    assert rendered(template, place="today", user="Alice", csrf_token="x", request="r") == "today-"


def test_each_language_has_its_own():
    template = Template("{% load once i18n %}{% once %}{% get_current_language as code %}{{ code }}{% endonce %}")
    said = []
    for code in ("en", "de", "en"):
        with translation.override(code):
            said.append(rendered(template))

    assert said == ["en", "de", "en"]


def test_text_in_it_is_escaped_as_outside():
    template = Template("{% load once %}{% once name %}{{ name }}{% endonce %}")

    assert rendered(template, name="<b>") == "&lt;b&gt;"
