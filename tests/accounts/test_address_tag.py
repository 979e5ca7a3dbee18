import pytest
from django.template import Context, Template
from django.urls import NoReverseMatch


def said(text, **values):
    return Template(text).render(Context(values))


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ("{% url 'dashboard:home' %}", "/"),
        ("{% url 'followups:note' 7 person %}", "/rounds/7/thank-yous/12/"),
        ("{% url 'followups:note' round_pk=7 interviewer_pk=person %}", "/rounds/7/thank-yous/12/"),
        ("{% url 'dashboard:round' 7 as way %}<{{ way }}>", "</rounds/7/>"),
        ("{% url 'dashboard:round' '7' %}", "/rounds/7/"),
        ("{% url name 7 %}", "/rounds/7/"),
        ("{% url 'dashboard:'|add:'round' 7 %}", "/rounds/7/"),
        ("{% url 'dashboard:nowhere' 7 as way %}<{{ way }}>", "<>"),
    ],
)
def test_it_says_what_django_says(tag, address):
    for _again in range(2):
        assert said(tag, person=12, name="dashboard:round") == address


@pytest.mark.parametrize("tag", ["{% url 'dashboard:nowhere' %}", "{% url 'dashboard:round' %}"])
def test_a_page_that_does_not_exist_is_an_error(tag):
    with pytest.raises(NoReverseMatch):
        said(tag)


def test_each_row_has_its_own(rf):
    rows = said("{% for row in rows %}{% url 'dashboard:round' row %} {% endfor %}", rows=[1, 20, 300])

    assert rows == "/rounds/1/ /rounds/20/ /rounds/300/ "
