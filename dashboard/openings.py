"""What is still to do before a coming round, in a candidate's words."""

from datetime import datetime

from followups.dossiers import Dossier
from followups.preparation import preparations_of
from interviews.models import Round
from stories.readiness import missing_of
from stories.readiness_words import ToDo, to_do


def still_to_do(round: Round, now: datetime) -> list[ToDo]:
    """Worst first; nothing for what is called off or over. The round comes with its application."""
    if round.is_cancelled:
        return []
    facts = preparations_of([round], now)[round.pk]
    return [] if facts.is_over else [to_do(missing, round) for missing in missing_of(facts, now)]


def still_to_do_in(dossier: Dossier, round: Round, now: datetime) -> list[ToDo]:
    """The same for one round whose dossier is at hand: what it knows already is not gathered again."""
    day = dossier.facts.day_ahead
    if day is None or day.missing is None or round.is_cancelled:
        return still_to_do(round, now)
    return [to_do(missing, round) for missing in day.missing]
