"""The deck of a rehearsal: which questions, in which order, and where in it one is. Pure: an address says it all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zlib import crc32

from django.utils.translation import gettext_lazy as _

from interviews.models import AskedQuestion
from stories.likely_questions import LIKELY_QUESTIONS, LikelyQuestion

ASKED = "asked"
LABELS = {
    "": _("All"),
    "behavioural": _("Behavioural"),
    "technical": _("Technical"),
    "case_study": _("Case study"),
    "culture_fit": _("Culture fit"),
    # Only ever the kind of a question that was asked.
    "conversation": _("Open conversation"),
    ASKED: _("Asked before"),
}
KINDS = tuple(dict.fromkeys(question.kind for question in LIKELY_QUESTIONS))


@dataclass(frozen=True, slots=True)
class Card:
    """A question to rehearse: one of the bank, or one that this candidate was `asked` before."""

    code: str
    kind: str
    text: str
    theme: str = ""
    criterion: str = ""
    hint: str = ""
    asked: AskedQuestion | None = None

    @property
    def kind_label(self) -> str:
        return str(LABELS.get(self.kind, ""))


@dataclass(frozen=True, slots=True)
class Place:
    """A card of the deck, its number from 1 on, and the cards before and after it."""

    card: Card
    number: int
    count: int
    previous: Card | None
    next: Card | None


@dataclass(frozen=True, slots=True)
class Deck:
    """All that may be rehearsed; `kinds` are those that a round leaves, none if it leaves everything."""

    asked: tuple[AskedQuestion, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def tabs(self) -> list[str]:
        return ["", *(self.kinds or KINDS), *([ASKED] if self._asked() else [])]

    def cards(self, tab: str, seed: str = "") -> list[Card]:
        """What was asked before, then the bank; with a seed in the order that belongs to it."""
        cards = [_asked_card(question) for question in self._asked() if tab in ("", ASKED, question.kind)]
        if tab != ASKED:
            kinds = [tab] if tab else self.kinds or KINDS
            cards += [_likely_card(question) for question in LIKELY_QUESTIONS if question.kind in kinds]
        return sorted(cards, key=lambda card: crc32(f"{seed} {card.code}".encode())) if seed else cards

    def _asked(self) -> list[AskedQuestion]:
        return [question for question in self.asked if not self.kinds or question.kind in self.kinds]


def known_kinds(kinds: Iterable[object]) -> tuple[str, ...]:
    """Those that the bank has questions of, in its order; an open conversation has none."""
    named = set(map(str, kinds))
    return tuple(kind for kind in KINDS if kind in named)


def place_in(cards: Sequence[Card], code: str) -> Place:
    """Where the card with this code is; the first card, if there is none such. There is at least one card."""
    position = next((at for at, card in enumerate(cards) if card.code == code), 0)
    return Place(
        card=cards[position],
        number=position + 1,
        count=len(cards),
        previous=cards[position - 1] if position else None,
        next=cards[position + 1] if position + 1 < len(cards) else None,
    )


def _asked_card(question: AskedQuestion) -> Card:
    return Card(f"asked-{question.pk}", question.kind, question.text, asked=question)


def _likely_card(question: LikelyQuestion) -> Card:
    return Card(
        question.code, question.kind, str(question.text), question.theme, question.criterion, str(question.hint)
    )
