"""In which order somebody is asked their questions: one takes another place, or all go back to theirs."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from interviews.models import Question, Round


@transaction.atomic
def ask_elsewhere(question: Question, place_of: str, *, is_earlier: bool) -> list[int]:
    """To where another of that person stands, or else a step; the numbers in their former order, if it changes."""
    Round.objects.select_for_update().get(pk=question.round_id)
    theirs = Question.objects.present().filter(round=question.round_id, interviewer=question.interviewer_id)
    order = list(theirs)
    places = {str(row.pk): place for place, row in enumerate(order)}
    own = places.get(str(question.pk), -1)
    to = places.get(place_of, own) if place_of else own - 1 if is_earlier else own + 1
    if own < 0 or to == own or not 0 <= to < len(order):
        return []
    former = [row.pk for row in order]
    order.insert(to, order.pop(own))
    _keep(order)
    return former


@transaction.atomic
def ask_in_order(round: Round, numbers: Sequence[str]) -> None:
    """What is not a question of this round is left out."""
    rows = {str(row.pk): row for row in round.questions.present()}
    _keep([rows[number] for number in dict.fromkeys(numbers) if number in rows])


def _keep(order: Iterable[Question]) -> None:
    """Below nought, so that what is added later comes after them."""
    rows = list(order)
    for place, row in enumerate(rows):
        row.place = place - len(rows)
    Question.objects.bulk_update(rows, ["place"])
