"""Work on an agenda: with htmx the agenda comes back anew, without it the round's page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from interviews.models import Interview, Interviewer
from tests.factories import START, make_application, make_interview, make_interviewer, make_round
from tests.page_forms import forms_of

HTMX = {"HX-Request": "true"}


def url(name, row):
    return reverse(f"interviews:{name}", args=[row.pk])


@pytest.fixture
def round(alice):
    return make_round(make_application(alice))


@pytest.fixture
def interview(round):
    return make_interview(round, make_interviewer(round.application), minutes=45)


@pytest.fixture
def participation(interview):
    return interview.participations.get()


def fields(**changes):
    return {"day": "2026-12-01", "starts": "10:00", "until": "45", "names": "Ana Ruiz", "notes": ""} | changes


def edited(client, interview, **changes):
    """What a browser sends of the form that changes a conversation."""
    address = url("interview_edit", interview)
    (form,) = forms_of(client.get(address, headers=HTMX).text, address)
    return {name: chosen[-1] for name, chosen in form.values().items()} | changes


def times():
    return [
        (f"{interview.starts_at:%m-%d %H:%M}", f"{interview.ends_at:%H:%M}")
        for interview in Interview.objects.present().order_by("starts_at")
    ]


def is_agenda_anew(response):
    return (
        response.status_code == 200
        and 'id="agenda"' in response.text
        and "<html" not in response.text
        and response["HX-Trigger"] == '{"agenda-changed": {}}'
        and (response["HX-Retarget"], response["HX-Reswap"]) == ("#agenda", "outerHTML")
    )


def test_the_agenda_is_a_page_and_for_htmx_a_fragment(round, interview, as_alice):
    page, fragment = as_alice.get(url("agenda", round)), as_alice.get(url("agenda", round), headers=HTMX)

    assert "<html" in page.text
    assert fragment.text.strip().startswith('<section id="agenda"')
    for response in (page, fragment):
        assert "10:00–10:45" in response.text
        assert "Ana Ruiz" in response.text
        assert '<svg class="picture day-picture' in response.text


def test_times_are_shown_in_the_rounds_zone_and_in_the_candidates(alice, as_alice):
    round = make_round(make_application(alice), time_zone="America/New_York")
    make_interview(round, minutes=45)

    text = as_alice.get(url("agenda", round)).text

    assert "04:00–04:45" in text
    assert "10:00–10:45 for you" in text
    assert "Times in America/New York" in text


@pytest.mark.parametrize("name", ["interview_create", "interview_edit"])
def test_the_form_is_a_page_and_for_htmx_a_fragment(round, interview, as_alice, name):
    row = round if name == "interview_create" else interview

    page, fragment = as_alice.get(url(name, row)), as_alice.get(url(name, row), headers=HTMX)

    assert "<html" in page.text
    assert fragment.text.strip().startswith("<form")


def test_a_new_conversation_starts_when_the_last_one_ends(round, interview, as_alice):
    text = as_alice.get(url("interview_create", round)).text

    assert 'value="2026-12-01"' in text
    assert 'value="10:45"' in text


def test_a_conversation_is_added_with_new_and_known_people(round, interview, as_alice):
    response = as_alice.post(
        url("interview_create", round),
        fields(starts="11:00", until="", names="ana ruiz, Bo Lind (CTO)", kinds=["technical"]),
    )

    added = Interview.objects.last()
    assert response.url == reverse("dashboard:round", args=[round.pk])
    assert [person.name for person in added.interviewers.order_by("name")] == ["Ana Ruiz", "Bo Lind"]
    assert Interviewer.objects.count() == 2
    assert added.kinds == ["technical"]
    assert times() == [("12-01 09:00", "09:45"), ("12-01 10:00", "10:45")]


def test_a_conversation_is_changed(round, interview, as_alice):
    response = as_alice.post(url("interview_edit", interview), fields(until="11:30", names="Bo Lind"), headers=HTMX)

    assert is_agenda_anew(response)
    assert times() == [("12-01 09:00", "10:30")]
    assert [person.name for person in interview.interviewers.all()] == ["Bo Lind"]


def test_saving_a_conversation_unchanged_changes_nothing(round, as_alice):
    interview = make_interview(round, starts_at=datetime(2026, 10, 25, 1, 30, tzinfo=UTC), minutes=30)
    text = as_alice.get(url("interview_edit", interview)).text
    assert "the second 02:30 (UTC+1)" in text

    answers = fields(day="2026-10-25", starts="02:30", starts_reading="later", until="03:00", names="")
    as_alice.post(url("interview_edit", interview), answers)

    assert times() == [("10-25 01:30", "02:00")]


def test_a_conversation_over_midnight_is_preset_with_its_minutes(round, as_alice):
    interview = make_interview(round, starts_at=datetime(2026, 12, 1, 22, 30, tzinfo=UTC), minutes=90)

    assert 'value="90"' in as_alice.get(url("interview_edit", interview)).text


def test_a_long_conversation_over_midnight_is_saved_as_its_form_shows_it(round, as_alice):
    interview = make_interview(round, starts_at=datetime(2026, 12, 1, 21, 0, tzinfo=UTC), minutes=270)
    before = times()

    response = as_alice.post(url("interview_edit", interview), edited(as_alice, interview, notes="Bring a pen"))

    interview.refresh_from_db()
    assert (response.status_code, interview.notes) == (302, "Bring a pen")
    assert times() == before


@pytest.mark.parametrize(
    ("changes", "start"),
    [
        pytest.param({"notes": "Bring a pen"}, "12-01 09:00", id="nothing but its notes"),
        pytest.param({"starts": "11:00"}, "12-01 10:00", id="its time of day"),
    ],
)
def test_a_conversation_is_changed_on_its_day_however_far_an_invite_moved_the_rest(
    round, interview, as_alice, changes, start
):
    make_interview(round, starts_at=START + timedelta(days=40))

    response = as_alice.post(url("interview_edit", interview), fields(**changes))

    assert response.status_code == 302
    assert times()[0][0] == start


def test_a_conversation_that_was_called_off_holds_no_other_in_its_month(round, interview, as_alice):
    make_interview(round, starts_at=START + timedelta(days=40), status=Interview.Status.CANCELLED)

    response = as_alice.post(url("interview_edit", interview), fields(day="2026-11-30"))

    assert response.status_code == 302


BAD = [
    ("an end before its start", {"until": "09:00"}, "That is before the start."),
    ("no start", {"starts": ""}, "When does it start?"),
    ("no day", {"day": ""}, "This field is required."),
    ("year 0", {"day": "0000-12-01"}, "Type a day that exists"),
    ("outside its round", {"day": "2027-02-01"}, "Log it as another round."),
    ("outside its round before", {"day": "2026-10-01"}, "Log it as another round."),
    ("a skipped time", {"day": "2026-03-29", "starts": "2:30"}, "there is no 02:30 on that day"),
    ("a time that comes twice", {"day": "2026-10-25", "starts": "2:30"}, "02:30 comes twice on that day"),
    ("the same person twice", {"names": "Ana, ana"}, "is in this conversation twice"),
    ("a long name", {"names": "A" * 10_000}, "at most 1000 characters"),
    ("newlines", {"names": "Ana\nBo"}, "Keep this on one line"),
    ("NUL", {"names": "Ana\x00"}, "Null characters"),
    ("overrides of direction", {"names": "\u202eAna"}, "reading direction"),
    ("an unknown kind of question", {"kinds": ["riddles"]}, "riddles is not one of the available choices"),
]


@pytest.mark.parametrize(("change", "sentence"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
@pytest.mark.parametrize(("name", "headers"), [("interview_create", {}), ("interview_edit", HTMX)])
def test_a_conversation_with_bad_input_is_explained_and_kept(round, as_alice, name, headers, change, sentence):
    make_interview(round)
    row = round if name == "interview_create" else make_interview(round, starts_at=START + timedelta(hours=2))
    before = times()

    response = as_alice.post(url(name, row), fields(notes="as typed") | change, headers=headers)

    assert response.status_code == 422
    assert sentence in response.text
    assert "as typed" in response.text
    assert ("<html" in response.text) is not bool(headers)
    assert times() == before


def test_a_conversation_is_deleted_and_brought_back(round, interview, as_alice):
    response = as_alice.post(url("interview_delete", interview))
    assert response.url == reverse("dashboard:round", args=[round.pk])
    assert times() == []

    (message,) = get_messages(response.wsgi_request)
    as_alice.post(message.extra_tags)
    assert times() == [("12-01 09:00", "09:45")]


def test_deleting_by_htmx_offers_the_undo_beside_the_agenda(interview, as_alice):
    response = as_alice.post(url("interview_delete", interview), headers=HTMX)

    assert is_agenda_anew(response)
    assert 'id="messages" hx-swap-oob="true"' in response.text
    assert url("interview_restore", interview) in response.text


def test_one_conversation_is_called_off_and_takes_place_after_all(interview, as_alice):
    assert is_agenda_anew(as_alice.post(url("interview_cancellation", interview), headers=HTMX))
    interview.refresh_from_db()
    assert interview.is_cancelled

    as_alice.post(url("interview_cancellation", interview), {"held": "1"})
    interview.refresh_from_db()
    assert not interview.is_cancelled


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_neighbours_change_places(round, interview, as_alice, headers):
    second = make_interview(round, starts_at=START + timedelta(minutes=45), minutes=30)

    response = as_alice.post(url("interview_position", second), {"direction": "up"}, headers=headers)

    second.refresh_from_db()
    assert second.starts_at == START
    assert is_agenda_anew(response) if headers else response.url == reverse("dashboard:round", args=[round.pk])


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_one_is_put_where_another_stands_and_all_go_back_with_one_press(round, interview, as_alice, headers):
    others = [make_interview(round, starts_at=START + timedelta(minutes=start), minutes=30) for start in (45, 75)]
    target = {"place_of": others[1].pk}

    response = as_alice.post(url("interview_position", interview), target, headers=headers)
    interview.refresh_from_db()
    assert interview.starts_at == START + timedelta(minutes=60)
    assert "The agenda has a new order." in response.text if headers else response.status_code == 302

    (message,) = get_messages(response.wsgi_request)
    as_alice.post(message.extra_tags)
    interview.refresh_from_db()
    assert interview.starts_at == START


@pytest.mark.parametrize("place", ["0", "x", "9" * 30, "\0"])
def test_a_place_that_is_not_there_changes_nothing(interview, as_alice, place):
    assert as_alice.post(url("interview_position", interview), {"place_of": place}).status_code == 302
    interview.refresh_from_db()
    assert interview.starts_at == START


@pytest.mark.parametrize(("tapped", "met"), [("yes", True), ("no", False), ("unknown", None)])
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_whether_somebody_was_met_is_one_tap(round, participation, as_alice, tapped, met, headers):
    response = as_alice.post(url("participation_met", participation), {"met": tapped}, headers=headers)

    participation.refresh_from_db()
    assert participation.met is met
    assert is_agenda_anew(response) if headers else response.url == reverse("dashboard:round", args=[round.pk])


@pytest.mark.parametrize("tapped", ["", "perhaps", "\x00"])
def test_an_answer_nobody_could_tap_is_asked_again(participation, as_alice, tapped):
    response = as_alice.post(url("participation_met", participation), {"met": tapped})

    participation.refresh_from_db()
    assert (response.status_code, participation.met) == (422, None)
    assert "Did you meet Ana Ruiz?" in response.text


def test_somebody_else_came(round, interview, participation, as_alice):
    response = as_alice.post(url("participation_replacement", participation), {"name": "Bo Lind (CTO)"}, headers=HTMX)

    assert is_agenda_anew(response)
    assert list(interview.participations.values_list("interviewer__name", "met")) == [
        ("Ana Ruiz", False),
        ("Bo Lind", True),
    ]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Who came instead? Type their name."),
        ("ana  RUIZ", "That is the person who was planned."),
        ("Bo, Cy", "Type one name."),
        ("B" * 200, "is too long for a name"),
        ("B" * 10_000, "at most 300 characters"),
        ("Bo\nLind", "Keep this on one line"),
        ("Bo\x00", "Null characters"),
        ("\u202eBo", "reading direction"),
        (",", "Type one name."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_who_came_instead_with_bad_input_is_explained(participation, as_alice, name, sentence, headers):
    response = as_alice.post(url("participation_replacement", participation), {"name": name}, headers=headers)

    participation.refresh_from_db()
    assert response.status_code == 422
    assert sentence in response.text
    assert participation.met is None


def test_before_a_conversation_began_nobody_can_have_been_missed(round, as_alice, time_machine):
    make_interview(round, make_interviewer(round.application))

    time_machine.move_to(START - timedelta(minutes=1))
    assert "Did not meet" not in as_alice.get(url("agenda", round)).text

    time_machine.move_to(START)
    assert "Did not meet" in as_alice.get(url("agenda", round)).text


def test_the_agenda_takes_as_many_queries_with_more_in_it(round, as_alice, django_assert_max_num_queries):
    counts = []
    for size in (1, 10):
        for number in range(size):
            make_interview(round, make_interviewer(round.application, f"Person {size} {number}"))
        for path in (url("agenda", round), url("interview_create", round)):
            with django_assert_max_num_queries(20) as captured:
                as_alice.get(path)
            counts.append(len(captured))
    assert counts[:2] == counts[2:]
