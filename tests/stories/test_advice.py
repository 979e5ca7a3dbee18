import pytest

from stories.advice import advice_on, missing_parts, themes_shown
from stories.models import Story

ACTION = (
    "I called the two teams, wrote down what each of them needed, built it in a day and showed it to them, "
    "and then I mended what they found together with them until it held."
)


def story(**fields):
    parts = {"situation": "The shop was down.", "task": "I was on call.", "action": ACTION, "result": "Up in 40 min."}
    return Story(**{"title": "The outage"} | parts | fields)


def test_a_finished_story_needs_no_advice():
    assert advice_on(story(), True, "en") == []


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({"task": " ", "result": ""}, "Still empty: task, result"),
        ({"result": "It went well."}, "Put a number"),
        ({"task": "We had to.", "action": "We did it. " + "Then they came. " * 10}, "It says “we” more often"),
        ({"action": "I fixed it."}, "The action is short"),
        ({"situation": "Once upon a time. " * 120}, "Told aloud it takes about 4 minutes"),
    ],
    ids=["empty", "number", "we", "short", "long"],
)
def test_each_weakness_has_its_sentence(fields, start):
    (sentence,) = advice_on(story(**fields), True, "en")

    assert sentence.startswith(start)


@pytest.mark.parametrize("result", ["Down by 12 %", "It took half the time", "Three people stayed", "省了１２小时"])
def test_a_number_counts_however_it_is_written(result):
    assert advice_on(story(result=result), True, "en") == []


def test_about_wording_it_is_silent_in_languages_that_it_does_not_know():
    german = story(task="Wir waren dran.", action="We, we, we.")

    assert advice_on(german, True, "de") == []
    assert advice_on(german, True, "en-gb") != []


def test_blank_parts_are_missing_too():
    assert missing_parts(story(situation="\n ")) == ["situation"]


def test_every_theme_is_counted_also_the_one_that_no_story_shows():
    shown = themes_shown({"pressure": 2, "leadership": 1})

    assert [theme.count for theme in shown] == [2, 1, 0]
