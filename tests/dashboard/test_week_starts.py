import pytest
from django.utils import translation

from dashboard.week_starts import first_weekday


@pytest.mark.parametrize(
    ("language", "country", "first"),
    [
        ("en", "", 0),
        ("en", "US", 0),
        ("en", "GB", 1),
        ("de", "", 1),
        ("de", "US", 0),
        ("ar", "EG", 6),
        ("en", "MV", 5),
        ("pt", "PT", 0),
        ("pt", "ES", 1),
    ],
)
def test_a_calendar_begins_as_it_does_in_the_country_else_as_in_the_language(language, country, first):
    with translation.override(language):
        assert first_weekday(country) == first
