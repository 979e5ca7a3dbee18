import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import translation

from followups.drafts import (
    Draft,
    compose_url,
    follow_up_draft,
    gmail_url,
    outlook_url,
    pass_on_draft,
    thank_you_draft,
    with_blank_filled,
)
from followups.models import Timeline
from interviews.models import Application, Interviewer, Round


def unsaved_round(**fields):
    return Round(application=Application(**{"company": "Acme", "role_title": "Analyst"} | fields), number=2)


def unsaved_timeline(phrase="by Friday 4 December", stated_by="Ana Ruiz", **fields):
    return Timeline(
        round=unsaved_round(**fields),
        phrase=phrase,
        stated_by=Interviewer(name=stated_by) if stated_by else None,
        stated_on=date(2026, 12, 1),
        reply_by=date(2026, 12, 4),
    )


ANA = Interviewer(pk=3, name="Ana Ruiz")


def test_a_thank_you_refers_to_what_was_talked_about_and_is_signed():
    draft = thank_you_draft(unsaved_round(), ANA, ["the move to one database"], "Alice Berg")

    assert draft.subject == "Thank you for our conversation about the Analyst role"
    assert draft.body.startswith("Dear Ana,\n\nThank you for taking the time")
    assert "the move to one database" in draft.body
    assert "Acme" in draft.body
    assert draft.body.endswith("Best regards,\nAlice Berg")


def test_where_mails_say_sie_the_whole_name_is_greeted():
    katrin = Interviewer(pk=4, name="Dr. Katrin Vogel")

    with translation.override("de"):
        assert thank_you_draft(unsaved_round(), katrin, [], "").body.startswith("Guten Tag Dr. Katrin Vogel,")
        assert follow_up_draft(unsaved_timeline(), "").body.startswith("Guten Tag Ana Ruiz,")
    with translation.override("fr"):
        assert thank_you_draft(unsaved_round(), katrin, [], "").body.startswith("Bonjour Katrin,")


def test_what_was_not_logged_is_an_honest_blank():
    draft = thank_you_draft(unsaved_round(), ANA, [], "")

    assert "[mention what you talked about]" in draft.body
    assert draft.body.endswith("[your name]")


def test_several_topics_make_one_sentence():
    draft = thank_you_draft(unsaved_round(), ANA, ["Their on-call rota.", "Kafka", "hiring"], "Alice")

    assert "their on-call rota, Kafka and hiring." in draft.body


def test_two_people_of_a_panel_get_different_words():
    first, second = (
        thank_you_draft(unsaved_round(), Interviewer(pk=pk, name="Ana"), ["hiring"], "Alice") for pk in (1, 2)
    )

    assert first.body != second.body
    assert first.subject != second.subject


@pytest.mark.parametrize("pk", [1, 2, 3])
def test_without_a_role_the_company_stands_in(pk):
    draft = thank_you_draft(unsaved_round(role_title=""), Interviewer(pk=pk, name="Ana"), [], "Alice")

    assert "role" not in draft.subject + draft.body
    assert "Acme" in draft.body


def test_signs_of_formatting_in_names_stay_as_typed():
    draft = thank_you_draft(unsaved_round(company="100%s {Acme}", role_title="%(x)s"), ANA, ["50%"], "{a}")

    assert "100%s {Acme}" in draft.body
    assert "%(x)s" in draft.body


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("by Friday 4 December", "On Tuesday 1 December you mentioned I would hear by Friday 4 December."),
        ("Within 3 business days.", "you mentioned I would hear within 3 business days."),
        ("BY Friday", "you mentioned I would hear by Friday."),
        ("we will be quick", "On Tuesday 1 December I was told: “we will be quick”."),
    ],
)
def test_a_follow_up_quotes_what_they_said(phrase, expected):
    draft = follow_up_draft(unsaved_timeline(phrase), "Alice Berg")

    assert expected in draft.body
    assert draft.subject == "Following up: Analyst"
    assert draft.body.startswith("Dear Ana,")
    assert draft.body.endswith("Best regards,\nAlice Berg")


@pytest.mark.parametrize(
    ("language", "phrase", "said"),
    [
        ("de", "Bis Freitag.", "bis Freitag"),
        ("de", "Anfang nächster Woche", "Anfang nächster Woche"),
        ("de", "Nächste Woche", "nächste Woche"),
        ("de", "In zwei Wochen", "in zwei Wochen"),
        ("fr", "D’ici vendredi", "d’ici vendredi"),
        ("fr", "Sous huit jours", "sous huit jours"),
        ("es", "Antes del viernes", "antes del viernes"),
        ("es", "La próxima semana", "la próxima semana"),
    ],
)
def test_what_they_said_goes_on_in_the_sentence_of_its_language(language, phrase, said):
    with translation.override(language):
        body = follow_up_draft(unsaved_timeline(phrase), "Alice Berg").body

    assert said in body
    assert not re.search(rf"[“„«]\s*{re.escape(said)}", body)


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("de", "by Friday"),
        ("de", "in two weeks"),
        ("de", "Wir melden uns"),
        ("fr", "on ne sait pas encore"),
        ("fr", "by Friday"),
        ("es", "nos pondremos en contacto"),
        ("nl", "by Friday"),
    ],
)
def test_what_is_no_part_of_a_sentence_of_that_language_is_quoted(language, phrase):
    with translation.override(language):
        body = follow_up_draft(unsaved_timeline(phrase), "Alice Berg").body

    assert phrase in body
    assert set("“„«") & set(body)


@pytest.mark.parametrize("phrase", ["", " . "])
def test_a_follow_up_claims_no_day_that_nobody_stated(phrase):
    draft = follow_up_draft(unsaved_timeline(phrase=phrase, stated_by="", role_title=""), "Alice")

    assert draft.body.startswith("Hello,")
    assert "December" not in draft.body
    assert "None" not in draft.subject + draft.body


def test_a_follow_up_without_a_speaker_says_so():
    assert (
        "I was told I would hear by Friday 4 December."
        in follow_up_draft(unsaved_timeline(stated_by=""), "Alice").body
    )


def test_a_mailto_link_keeps_spaces_breaks_and_signs():
    url = compose_url("ana+x@example.com", "Thank you & more", "Dear Ana,\n\n100% yes? #1\nÜ 🙂")

    assert url == (
        "mailto:ana%2Bx@example.com?subject=Thank%20you%20%26%20more"
        "&body=Dear%20Ana%2C%0D%0A%0D%0A100%25%20yes%3F%20%231%0D%0A%C3%9C%20%F0%9F%99%82"
    )


def test_without_an_address_the_link_has_no_to():
    assert compose_url("", "Hi", "Text") == "mailto:?subject=Hi&body=Text"
    assert "to=" not in gmail_url("", "Hi", "Text")


@pytest.mark.parametrize(
    ("link", "subject"), [(gmail_url, "su"), (outlook_url, "subject")], ids=["Gmail", "Outlook on the web"]
)
def test_webmail_links_carry_the_same(link, subject):
    fields = parse_qs(urlsplit(link("a@b.example", "A & B", "one\ntwo")).query)

    assert (fields["to"], fields[subject], fields["body"]) == (["a@b.example"], ["A & B"], ["one\r\ntwo"])


def test_the_recruiter_gets_the_question_and_the_note():
    draft = pass_on_draft(unsaved_round(), ANA, Draft("Hi", "Dear Ana, thank you."), "Carla", "Alice Berg")

    assert draft.subject == "A thank-you to Ana Ruiz"
    assert draft.body.startswith("Dear Carla,")
    assert draft.body.endswith("My note to Ana Ruiz:\n\nDear Ana, thank you.")


def test_a_blank_is_filled_once_there_is_something_to_say():
    body = "Dear Ana,\n\nHello. [mention what you talked about] Yours"

    assert "talking about" not in body
    assert with_blank_filled(body, Interviewer(pk=1, name="Ana"), ["hiring"]) == (
        "Dear Ana,\n\nHello. I especially enjoyed talking about hiring. Yours"
    )
    assert with_blank_filled("My own words", ANA, ["hiring"]) == "My own words"
