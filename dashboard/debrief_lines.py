"""The lines of one field of a debrief as topics: each line keeps the topic that it was, with the thoughts about it."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from dashboard.debrief_said import Talk
from interviews.models import Topic


def keeps_lines(noted: Sequence[Topic], talk: Talk, nature: str) -> Callable[[list[str]], None]:
    """A line that was reworded or moved stays the topic that it was; one that was taken out takes its own away."""

    def keep(lines: list[str]) -> None:
        topics = list(_topics_of(noted, lines))
        for topic in noted:
            if topic not in topics:
                topic.delete()
        last = 0
        for line, found in zip(lines, topics, strict=True):
            topic = found or Topic(**talk.whom, nature=nature)
            _keep_behind(last, topic, line)
            last = topic.pk

    return keep


def _topics_of(noted: Sequence[Topic], lines: list[str]) -> Iterator[Topic | None]:
    """For each line the topic of the same words, else the one whose words it replaces, else none."""
    kept: dict[int, Topic] = {}
    matcher = SequenceMatcher(None, [topic.text for topic in noted], lines, autojunk=False)
    for kind, first, last, first_line, last_line in matcher.get_opcodes():
        if kind in {"equal", "replace"}:
            kept.update(zip(range(first_line, last_line), noted[first:last], strict=False))
    gone = [topic for topic in noted if topic not in kept.values()]
    for number, line in enumerate(lines):
        moved = next((topic for topic in gone if topic.text == line), None)
        if number not in kept and moved:
            gone.remove(moved)
            kept[number] = moved
        yield kept.get(number)


def _keep_behind(last: int, topic: Topic, line: str) -> None:
    """Topics stand in the order of their rows: one that has come to stand behind a newer one becomes a new row."""
    is_new_row = topic.pk is None or topic.pk < last
    if topic.pk and is_new_row:
        topic.delete()
    if is_new_row or topic.text != line:
        topic.text = line
        topic.save()
