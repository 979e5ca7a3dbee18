import time

import pytest

from stories.consistency import Given, Plan, Prepared, Told, answer_clashes_of, clashes_of
from stories.side_by_side import pointed, sides_of

LONG = "The shop was down for a while. " * 12


def clash(now, then, *, result="", person=2):
    plan = Plan(7, 1, "The outage", 2, "Bo Lind", now, result)
    (found,) = clashes_of([plan], [Told(1, "The outage", person, "Ana Ruiz", 1, None, then)])
    return found


def text_of(pieces):
    return "".join(piece for piece, _is_number in pieces)


def test_a_short_text_is_shown_whole_with_its_numbers_marked():
    sides = sides_of(clash("Back after 20 minutes.", "Back after 40 minutes.", person=1))

    assert sides.now.shown == [("Back after ", False), ("20", True), (" minutes.", False)]
    assert sides.then.shown[1] == ("40", True)
    assert not sides.is_cut


def test_of_a_long_text_the_sentences_with_the_numbers_are_shown():
    sides = sides_of(
        clash(f"{LONG}Back after 20 minutes. {LONG}All 7 were there.", f"{LONG}\n\nBack after 40 min.", person=1)
    )

    assert text_of(sides.now.shown) == "… Back after 20 minutes. … All 7 were there."
    assert text_of(sides.then.shown) == "… Back after 40 min."
    assert [piece for piece, is_number in sides.now.shown if is_number] == ["20", "7"]
    assert text_of(sides.now.whole).startswith("The shop was down")
    assert sides.is_cut


def test_sentences_that_follow_each_other_stay_together():
    sides = sides_of(clash(f"It took 20 minutes. We lost 3 orders. {LONG}", f"It took 40 minutes. {LONG}", person=1))

    assert text_of(sides.now.shown) == "It took 20 minutes. We lost 3 orders. …"


def test_of_another_outcome_the_end_of_what_was_told_is_shown():
    told = f"{LONG}\n\nI was on call.\n\nNo order was cancelled, and the stock figures were back at noon."
    sides = sides_of(clash(LONG + told, told, result="We lost a day of sales and I learnt to test.", person=1))

    assert text_of(sides.now.shown) == "We lost a day of sales and I learnt to test."
    assert text_of(sides.then.shown) == "… No order was cancelled, and the stock figures were back at noon."
    assert text_of(sides.then.whole) == told


def test_the_same_is_pointed_out_once_for_everybody_it_is_planned_for():
    plans = [
        Plan(number, 1, "The outage", number, f"Person {number}", "Back after 20 minutes.", "") for number in (2, 3, 4)
    ]
    told = [
        Told(1, "The outage", 1, "Ana Ruiz", 1, None, "Back after 40 minutes."),
        Told(1, "The outage", 4, "Person 4", 1, None, "Back after 20 minutes."),
    ]

    points = pointed(clashes_of(plans, told))

    assert [(str(point.clash.kind), point.names) for point in points] == [
        ("numbers", ("Person 2", "Person 3", "Person 4")),
        ("same_person", ("Person 4",)),
    ]


def test_an_answer_is_planned_for_nobody_in_particular():
    prepared = [Prepared(3, "availability", "When could you start?", "On 1 March.")]

    (point,) = pointed(answer_clashes_of(prepared, [Given("availability", "", 1, None, "On 1 April.")]))

    assert point.names == ()


@pytest.mark.parametrize("sign", ["7 ", "7. ", "7\n"])
def test_enormous_texts_are_cut_at_once(sign):
    found = clash(sign * 6_000, "8 " * 10_000, person=1)

    began = time.process_time()
    sides = sides_of(found)

    assert time.process_time() - began < 1
    assert text_of(sides.then.whole or sides.then.shown) == "8 " * 10_000
