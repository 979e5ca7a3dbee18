"""The README's walk is a PNG as the specification has it, and light enough."""

from tests.moving_picture import chunks_of, dots_of, moving
from tests.screens import FOLDER

WALK = FOLDER / "walk.png"
STILL = FOLDER / "today.png"


def test_it_is_light_and_has_several_pictures():
    kinds = [kind for kind, _content in chunks_of(WALK.read_bytes())]

    assert WALK.stat().st_size < 600_000
    assert kinds[:3] == [b"IHDR", b"acTL", b"fcTL"]
    assert kinds.count(b"fcTL") == kinds.count(b"fdAT") + 1 > 5


def test_its_parts_are_numbered_without_a_gap():
    picture = STILL.read_bytes()

    numbered = [content for kind, content in chunks_of(moving([picture] * 3, 1)) if kind in (b"fcTL", b"fdAT")]

    assert [int.from_bytes(content[:4]) for content in numbered] == list(range(5))


def test_whoever_shows_one_picture_shows_the_first():
    picture = STILL.read_bytes()

    assert len(dots_of(moving([picture] * 2, 1))) <= len(dots_of(picture))
