"""The advice on notes against a table of real-sounding ones: a good note must not be nagged."""

import sys
import time
from collections import Counter

import pytest

from followups.note_checks import Check, OtherNote, Setting, advice_on
from tests.data.thank_you_notes import GOOD, TO_MEND
from tests.data.thank_you_notes_abroad import GOOD_ABROAD, TO_MEND_ABROAD

USUAL = {
    "name": "Ana Ruiz",
    "company": "Meridian Freight",
    "role": "Data Analyst",
    "sender": "Alice Berg",
    "topics": (),
    "colleagues": ["Ana Ruiz", "Bo Lind", "Chidi Okafor", "Rita Vale"],
    "strangers": ["Tomas Keller", "Grace Hooper"],
    "companies": ["Globex GmbH", "Northwind"],
}


def setting(others=(), **fields):
    fields = USUAL | fields
    fields["colleagues"] = [name for name in fields["colleagues"] if name != fields["name"]]
    return Setting(**fields, others=[OtherNote(*other) for other in others])


def rows():
    for title, body, *rest in GOOD + GOOD_ABROAD:
        yield title, body, set(), rest[0] if rest else {}
    for title, body, codes, *rest in TO_MEND + TO_MEND_ABROAD:
        yield title, body, set(codes), rest[0] if rest else {}


def found_in(body, fields):
    return {str(advice.check) for advice in advice_on(body, setting(**fields))}


def test_the_table_is_large_and_holds_good_and_bad():
    assert len(GOOD) >= 30
    assert len(TO_MEND) >= 30
    assert {code for _title, _body, codes, *_rest in TO_MEND for code in codes} == set(Check)


def test_good_notes_are_left_alone_and_bad_ones_are_noticed(capsys):
    right, wrong, missed, remarks = Counter(), Counter(), Counter(), []
    for title, body, expected, fields in rows():
        found = found_in(body, fields)
        right.update(found & expected)
        wrong.update(found - expected)
        missed.update(expected - found)
        remarks += [f"nagged: {title}: {found - expected}"] if found - expected else []
        remarks += [f"missed: {title}: {expected - found}"] if expected - found else []
    precision, recall = {}, {}
    for check in (*Check, "all"):
        hits, false, lost = (sum(c.values()) if check == "all" else c[check] for c in (right, wrong, missed))
        precision[check], recall[check] = hits / (hits + false or 1), hits / (hits + lost or 1)
    figures = [f"{check!s:13} precision {precision[check]:.2f}  recall {recall[check]:.2f}" for check in precision]
    with capsys.disabled():
        sys.stdout.write("\n".join(["", f"{len(GOOD)} good notes, {len(TO_MEND)} to mend", *figures, *remarks, ""]))

    assert {check: figure for check, figure in precision.items() if figure < 0.95} == {}
    assert {check: figure for check, figure in recall.items() if figure < 0.8} == {}


@pytest.mark.parametrize(("title", "body", "expected", "fields"), list(rows()), ids=[row[0] for row in rows()])
def test_each_advice_says_where_and_why(title, body, expected, fields):
    for advice in advice_on(body, setting(**fields)):
        assert advice.why
        assert advice.passage
        assert advice.passage.split()[0] in body
        assert bool(advice.other) == bool(advice.other_name) == (advice.check == Check.NEAR_COPY)


def test_a_blank_is_noticed_in_every_language():
    body = "Guten Tag Ana,\n\nvielen Dank für das Gespräch über [nenn hier, worüber ihr gesprochen habt]."

    assert [advice.passage for advice in advice_on(body, Setting("Ana Ruiz", "Acme"))] == [
        "[nenn hier, worüber ihr gesprochen habt]"
    ]


def test_the_two_passages_of_a_copy_stand_side_by_side():
    other = "Dear Bo,\nThe frozen crane in the harbour taught me how you plan a winter without any slack at all."
    body = other.replace("Bo", "Ana").replace("taught", "showed")

    (advice,) = advice_on(body, setting(others=[("Bo Lind", other)]))

    assert advice.other_name == "Bo Lind"
    assert "showed me" in advice.passage
    assert "taught me" in advice.other


@pytest.mark.parametrize(
    "body",
    ["", "   \n", "\x00\x07", "!" * 9_999, "a" * 100_000, "Dear " * 20_000, "[" * 10_000, "\n" * 10_000, "🙂" * 9_999],
)
def test_no_text_however_odd_is_too_much(body):
    advice_on(body, setting(others=[("Bo Lind", body)]))


def test_twenty_long_notes_are_compared_faster_than_one_types():
    body = next(row[1] for row in TO_MEND if row[0] == "endless")
    others = [(f"P {position}", body.replace("depot", "warehouse number")) for position in range(20)]
    began = time.perf_counter()

    assert advice_on(body, setting(others=others))

    assert time.perf_counter() - began < 0.2
