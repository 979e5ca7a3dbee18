import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.numbers import apart, differing, marked, numbers_in

SAYS = [
    # Amounts
    ("1,000 orders", [{"1000", "1"}]),
    ("1 000 orders", [{"1000"}]),
    ("1\u202f000 orders", [{"1000"}]),
    ("1.000 orders", [{"1000", "1"}]),
    ("1'000 orders", [{"1000"}]),
    ("1,234,567", [{"1234567"}]),
    ("1,234.56", [{"1234.56"}]),
    ("1.234,56", [{"1234.56"}]),
    ("1.5 and 1,50", [{"1.5"}, {"1.5"}]),
    ("0.500", [{"0.5"}]),
    ("in 2019, 500 people", [{"2019"}, {"500"}]),
    ("2019 500", [{"2019"}, {"500"}]),
    ("40k, 1.5 million, 3bn, €5M", [{"40000"}, {"1500000"}, {"3000000000"}, {"5000000"}]),
    ("40 m of cable", [{"40"}]),
    ("B2B, 3D, v2, Q3", []),
    ("Python 3.12.1", [{"3.12.1"}]),
    ("40GB in a 30-minute run", [{"40"}, {"30"}]),
    # Per cent
    ("40%, 40 %, 40 per cent, 40 percent", [{"40%"}] * 4),
    ("forty per cent", [{"40%"}]),
    ("Um 40 Prozent, 40 pour cent", [{"40%"}] * 2),
    ("30 to 40 %", [{"30", "30%"}, {"40%"}]),
    ("50–60k", [{"50", "50000"}, {"60000"}]),
    # English words
    ("forty-two", [{"42"}]),
    ("two thousand five hundred and ten", [{"2510"}]),
    ("three hundred thousand", [{"300000"}]),
    ("a hundred, a dozen", [{"100"}, {"12"}]),
    ("forty-minute", [{"40"}]),
    ("the twenty-first", []),
    ("one of them", [set()]),
    ("half of it, two thirds, halved, doubled", [{"1/2"}, {"2/3"}, {"1/2"}, {"x2"}]),
    ("half an hour, halfway", []),
    # Other scripts, other languages
    ("٤٠٪ من الطلبات", [{"40%"}]),
    ("４０％の注文", [{"40%"}]),
    ("४० दिन", [{"40"}]),
    ("ten behoeve van de klant", []),
    ("Wir haben die Zahl im Mai halbiert", []),
    ("四十分钟", []),
    # Times of day
    ("at 6 am, at 6:00, at 06:00", [{"06:00"}] * 3),
    ("at six in the morning, 6 p.m.", [{"06:00"}, {"18:00"}]),
    ("6.30 pm, 18:30", [{"18:30"}] * 2),
    ("at 12 am and 12 pm", [{"00:00"}, {"12:00"}]),
    ("99:99 is no time", [{"99"}, {"99"}]),
    # Dates
    ("1 March, 1st of March, March 1st, Mar 1", [{"--03-01"}] * 4),
    ("2027-03-01", [{"2027"}, {"--03-01"}]),
    ("1.3.2027", [{"--03-01"}, {"2027"}]),
    ("1/3/27", [{"--03-01", "--01-03"}, {"2027"}]),
    ("13/3/2027", [{"--03-13"}, {"2027"}]),
    ("99/99/2027", [{"99"}, {"99"}, {"2027"}]),
    ("in March 2027, by May, in june", [{"--03"}, {"2027"}, {"--05"}, {"--06"}]),
    ("We march on and we may start", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "says"), SAYS, ids=[text[:30] or "nothing" for text, _says in SAYS])
def test_a_number_is_read_however_it_is_written(text, says):
    assert [set(number.says) for number in numbers_in(text)] == says


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in March", "on 1 March"),
        ("at six", "at 6 am"),
        ("at 6 pm", "at 18:00"),
        ("one week", "1 week"),
        ("half of them", "50 %"),
        ("from 30 to 40 %", "from 30 % to 40 %"),
        ("1/3/2027", "March 1, 2027"),
        ("took 1.5.", "took 1.5 days"),
    ],
)
def test_what_may_mean_the_same_does_not_differ(one, other):
    assert not differing(numbers_in(one), numbers_in(other))
    assert not differing(numbers_in(other), numbers_in(one))


def test_a_number_knows_its_place():
    text = "Back after 40 minutes, at 7 am."

    assert [text[number.start : number.end] for number in numbers_in(text)] == ["40", "7 am"]
    assert marked(text, numbers_in(text)[:1]) == [("Back after ", False), ("40", True), (" minutes, at 7 am.", False)]
    assert marked("", []) == []


def test_what_only_one_side_names_is_apart_and_yet_no_difference():
    more, less = numbers_in("40 minutes, 3 people"), numbers_in("40 minutes")

    assert [number.written for number in apart(more, less)] == ["3"]
    assert not differing(more, less)


@pytest.mark.parametrize(
    "text",
    ["1 " * 10_000, "1." * 10_000 + "A", "1-" * 10_000, "forty " * 3_300, "May " * 5_000, "9" * 20_000, " " * 20_000],
    ids=lambda text: text[:4],
)
def test_an_enormous_text_is_read_at_once(text):
    began = time.process_time()
    numbers_in(text)

    assert time.process_time() - began < 1


SIGNS = st.sampled_from(
    [*"0123456789٤４ .,:/-–%\n'kM", "½", "forty", " hundred ", " and ", "one", "March", "am", " per cent"]
)


@given(st.lists(SIGNS, max_size=40).map("".join))
def test_whatever_is_written_the_numbers_stand_where_they_say(text):
    numbers = numbers_in(text)

    assert [text[number.start : number.end] for number in numbers] == [number.written for number in numbers]
    assert all(one.end <= other.start for one, other in pairwise(numbers))
    assert "".join(piece for piece, _is_number in marked(text, numbers)) == text
    assert apart(numbers, numbers) == ()
