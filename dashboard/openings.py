"""What is still to do before coming rounds, in a candidate's words; many rounds in a fixed number of queries."""

from collections.abc import Sequence
from datetime import datetime

from followups.dossiers import Dossier
from followups.preparation import preparations_of
from interviews.models import Round
from stories.readiness import Preparation, missing_of
from stories.readiness_words import ToDo, to_do


def still_to_do(rounds: Sequence[Round], now: datetime) -> dict[int, list[ToDo]]:
    """By the round's id, worst first; nothing for what is called off or over. The rounds come with their job."""
    facts = preparations_of([round for round in rounds if not round.is_cancelled], now)
    return {round.pk: to_do_of(round, facts[round.pk], now) for round in rounds if round.pk in facts}


def to_do_of(round: Round, facts: Preparation, now: datetime) -> list[ToDo]:
    """Worst first; nothing once it is over."""
    return [] if facts.is_over else [to_do(missing, round) for missing in missing_of(facts, now)]


def still_to_do_in(dossier: Dossier, round: Round, now: datetime) -> list[ToDo]:
    """The same for one round whose dossier is at hand: what it knows already is not gathered again."""
    day = dossier.facts.day_ahead
    if day is None or day.missing is None or round.is_cancelled:
        return still_to_do([round], now).get(round.pk, [])
    return [to_do(missing, round) for missing in day.missing]
