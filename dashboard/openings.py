"""What is still to do before a coming round, in a candidate's words."""

from datetime import datetime

from followups.dossiers import Dossier
from followups.preparation import missing_in
from interviews.models import Round
from stories.readiness_words import ToDo, to_do


def still_to_do(dossier: Dossier, round: Round, now: datetime) -> list[ToDo]:
    """Worst first; nothing for what is called off or over. `round` with its agenda; the dossier may know the rest."""
    if round.is_cancelled or round.has_ended(now):
        return []
    day = dossier.facts.day_ahead
    missing = day.missing if day else None
    if missing is None:
        missing = missing_in([round], now)[round.pk]
    return [to_do(one, round) for one in missing]
