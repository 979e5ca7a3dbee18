"""Whether several people come together or one after the other, where a line does not say so. Pure."""

from datetime import timedelta

from interviews.models import Round

# Nobody talks longer with a panel, and nobody alone for shorter than this.
LONGEST_PANEL, SHORTEST_TALK = timedelta(minutes=75), timedelta(minutes=20)
MOST_AT_ONCE = 2


def are_apart(count: int, kind: str, takes: timedelta | None) -> bool:
    """`count` people and the time for all of them: an onsite or a long round is a conversation with each of them.

    A case is presented to all at once, and so are short rounds held.
    """
    if count < 2 or kind == Round.Kind.CASE_STUDY:
        return False
    if takes is None:
        return kind in (Round.Kind.ONSITE, Round.Kind.FINAL) or count > MOST_AT_ONCE
    return takes > LONGEST_PANEL and takes / count >= SHORTEST_TALK
