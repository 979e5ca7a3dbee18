from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followups.phrases import reply_by
from tests.data import phrases

TUESDAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("by Friday 4 December", date(2026, 12, 4)),
        ("by Friday, December 4th", date(2026, 12, 4)),
        ("We'll get back to you by Fri, Dec. 4, 2026.", date(2026, 12, 4)),
        ("on the 4th of December", date(2026, 12, 4)),
        ("before 4 December", date(2026, 12, 3)),
        ("15 January", date(2027, 1, 15)),
        ("by Jan 15", date(2027, 1, 15)),
        ("15 Jan 2027", date(2027, 1, 15)),
        ("2026-12-04", date(2026, 12, 4)),
        ("by 2026-12-04.", date(2026, 12, 4)),
        ("04.12.2026", date(2026, 12, 4)),
        ("bis 4.12.", date(2026, 12, 4)),
        ("by 25/12", date(2026, 12, 25)),
        ("by 12/25/2026", date(2026, 12, 25)),
        ("by Friday", date(2026, 12, 4)),
        ("by FRIDAY!", date(2026, 12, 4)),
        ("this Friday", date(2026, 12, 4)),
        ("by Thurs", date(2026, 12, 3)),
        ("by Tuesday", date(2026, 12, 8)),
        ("before Friday", date(2026, 12, 3)),
        ("next Friday", date(2026, 12, 11)),
        ("next Monday", date(2026, 12, 7)),
        ("Thursday next week", date(2026, 12, 10)),
        ("on Wednesday of next week", date(2026, 12, 9)),
        ("next week, on Thursday", date(2026, 12, 10)),
        ("a week from Friday", date(2026, 12, 11)),
        ("by Friday week", date(2026, 12, 11)),
        ("before Monday week", date(2026, 12, 13)),
        ("by Friday, week of the 7th", date(2026, 12, 4)),
        ("Friday week after next", date(2026, 12, 18)),
        ("end of day Friday", date(2026, 12, 4)),
        ("within 5 business days", date(2026, 12, 8)),
        ("within five working days", date(2026, 12, 8)),
        ("5–7 business days", date(2026, 12, 10)),
        ("in the next ten weekdays", date(2026, 12, 15)),
        ("in two weeks", date(2026, 12, 15)),
        ("in one to two weeks", date(2026, 12, 15)),
        ("in a week or two", date(2026, 12, 15)),
        ("in a couple of weeks", date(2026, 12, 15)),
        ("in a fortnight", date(2026, 12, 15)),
        ("within a week", date(2026, 12, 8)),
        ("within the next week", date(2026, 12, 8)),
        ("in 10 days", date(2026, 12, 11)),
        ("in a day or two", date(2026, 12, 3)),
        ("within 48 hours", date(2026, 12, 3)),
        ("within 24 hours", date(2026, 12, 2)),
        ("in a month", date(2027, 1, 1)),
        ("tomorrow", date(2026, 12, 2)),
        ("the day after tomorrow", date(2026, 12, 3)),
        ("later today", date(2026, 12, 1)),
        ("by the end of the day", date(2026, 12, 1)),
        ("next week", date(2026, 12, 11)),
        ("early next week", date(2026, 12, 11)),
        ("by the end of next week", date(2026, 12, 11)),
        ("the week after next", date(2026, 12, 18)),
        ("end of the week", date(2026, 12, 4)),
        ("by the end of this week", date(2026, 12, 4)),
        ("later in the week", date(2026, 12, 4)),
        ("before the weekend", date(2026, 12, 4)),
        ("over the weekend", date(2026, 12, 6)),
        ("EOW", date(2026, 12, 4)),
        ("end of the month", date(2026, 12, 31)),
        ("next month", date(2027, 1, 31)),
        ("end of January", date(2027, 1, 31)),
        ("in January", date(2027, 1, 31)),
        ("early January", date(2027, 1, 10)),
        ("mid-December", date(2026, 12, 15)),
        ("before January", date(2026, 12, 31)),
        ("by the end of the year", date(2026, 12, 31)),
        ("by the 15th", date(2026, 12, 15)),
    ],
)
def test_a_phrase_is_read_as_a_date(phrase, expected):
    assert reply_by(phrase, TUESDAY) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "soon",
        "in the coming days",
        "in a few days",
        "we sat down with the sun in our eyes",
        "you may hear from us",
        "by 4/12",
        "by 31 November",
        "2026-13-45",
        "in 999 weeks",
        "in 999999999 days",
        "by 4 December 2020",
        "by 4 December 2090",
        "2.5 weeks of holidays",
        "🙂",
        "\u0000",
    ],
)
def test_what_says_no_date_is_not_guessed_at(phrase):
    assert reply_by(phrase, TUESDAY) is None


@pytest.mark.parametrize(
    ("phrase", "country", "subdivision", "stated_on", "expected"),
    [
        pytest.param("by 4/12", "DE", "", TUESDAY, date(2026, 12, 4), id="day first"),
        pytest.param("by 12/4", "US", "", TUESDAY, date(2026, 12, 4), id="month first"),
        pytest.param("within 3 business days", "DE", "", date(2026, 12, 23), date(2026, 12, 29), id="over Christmas"),
        pytest.param("in 2 business days", "DE", "BY", date(2027, 1, 5), date(2027, 1, 8), id="over Epiphany"),
        pytest.param("end of the week", "EG", "", TUESDAY, date(2026, 12, 3), id="the week ends on Thursday"),
        pytest.param("end of the week", "DE", "", date(2026, 12, 22), date(2026, 12, 24), id="before the holiday"),
        pytest.param("next week", "", "", date(2026, 12, 5), date(2026, 12, 11), id="said on a Saturday"),
        pytest.param("end of the month", "", "", date(2028, 2, 3), date(2028, 2, 29), id="a leap month"),
        pytest.param("in a month", "", "", date(2027, 1, 31), date(2027, 2, 28), id="a shorter month"),
        pytest.param("tomorrow", "", "", date(2026, 12, 31), date(2027, 1, 1), id="over New Year"),
        pytest.param("by Friday", "", "", date(2026, 12, 4), date(2026, 12, 11), id="said on a Friday"),
        pytest.param("by the 1st", "", "", date(2026, 12, 4), date(2027, 1, 1), id="the first of the next month"),
    ],
)
def test_country_and_day_decide(phrase, country, subdivision, stated_on, expected):
    assert reply_by(phrase, stated_on, country, subdivision) == expected


def in_each_language(german, french, spanish):
    return [
        pytest.param(language, phrase, id=f"{language}: {phrase}")
        for language, table in (("de", german), ("fr", french), ("es", spanish))
        for phrase in table
    ]


@pytest.mark.parametrize(("language", "phrase"), in_each_language(phrases.GERMAN, phrases.FRENCH, phrases.SPANISH))
def test_a_phrase_in_the_language_of_the_candidate_is_read_as_a_date(language, phrase):
    table = {"de": phrases.GERMAN, "fr": phrases.FRENCH, "es": phrases.SPANISH}[language]

    assert str(reply_by(phrase, TUESDAY, language=language)) == table[phrase]


@pytest.mark.parametrize(
    ("language", "phrase"), in_each_language(phrases.NOT_GERMAN, phrases.NOT_FRENCH, phrases.NOT_SPANISH)
)
def test_what_says_no_date_in_the_language_of_the_candidate_is_not_guessed_at(language, phrase):
    assert reply_by(phrase, TUESDAY, language=language) is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Monday or Tuesday", date(2026, 12, 8)),
        ("between 7 December and 11 December", date(2026, 12, 11)),
        ("late December or early January", date(2027, 1, 10)),
        ("the week of 7 December", date(2026, 12, 11)),
        ("CW 50", date(2026, 12, 11)),
        ("Friday in two weeks", date(2026, 12, 18)),
        ("Friday the 18th", date(2026, 12, 18)),
        ("before Friday 18th", date(2026, 12, 17)),
        ("by the end of the week or early next week", date(2026, 12, 11)),
        ("Thursday or next Friday", date(2026, 12, 11)),
    ],
)
def test_of_several_days_the_last_counts(phrase, expected):
    assert reply_by(phrase, TUESDAY) == expected


@pytest.mark.parametrize(
    "phrase", ["two weeks ago", "last Friday", "not before Friday", "at least two weeks", "the 15th of next month"]
)
def test_what_is_over_or_may_take_longer_is_no_day_to_wait_for(phrase):
    assert reply_by(phrase, TUESDAY) is None


def test_english_is_read_beside_the_language_of_the_candidate_and_nothing_in_one_that_is_not_known():
    assert reply_by("by Friday", TUESDAY, language="de-at") == date(2026, 12, 4)
    assert reply_by("by Friday", TUESDAY, language="en-gb") == date(2026, 12, 4)
    assert reply_by("by Friday", TUESDAY, language="nl") is None


words = " ".join([*phrases.GERMAN, *phrases.FRENCH, *phrases.SPANISH]).split()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
@given(
    st.text(max_size=200) | st.lists(st.sampled_from(words), max_size=8).map(" ".join),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["en", "de", "fr", "es"]),
)
def test_no_text_breaks_it(phrase, stated_on, language):
    day = reply_by(phrase, stated_on, "DE", language=language)

    assert day is None or day >= stated_on
