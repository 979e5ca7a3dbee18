"""The layout of bars and columns, in hundredths across and whole units downwards."""

import pytest

from dashboard.charts import ABOVE, COLUMN, Figure, bars_of, columns_of

BARS = [
    ("the longest takes the whole width", [(4,), (2,), (1,)], [[(0, 100)], [(0, 50)], [(0, 25)]]),
    ("what is over follows what goes on", [(3, 1), (0, 2)], [[(0, 75), (75, 25)], [(0, 50)]]),
    ("one of very many can be seen", [(1000,), (1,)], [[(0, 100)], [(0, 1)]]),
    ("nothing has no bar", [(0,), (0, 0)], [[], []]),
]


@pytest.mark.parametrize(("amounts", "parts"), [row[1:] for row in BARS], ids=[row[0] for row in BARS])
def test_where_the_parts_of_bars_begin_and_end(amounts, parts):
    chart = bars_of([Figure("", "", of_one) for of_one in amounts])

    assert [[(part.begin, part.size) for part in bar.parts] for bar in chart.bars] == parts


def test_a_mark_further_away_than_any_bar_sets_the_scale():
    chart = bars_of([Figure("Acme", "2 days", (2,), mark=8), Figure("Bell", "4 days", (3, 1), mark=3)])

    assert [(bar.mark, [(part.look, part.begin, part.size) for part in bar.parts]) for bar in chart.bars] == [
        (100, [("full", 0, 25)]),
        (37, [("full", 0, 37), ("hatched", 37, 13)]),
    ]


def test_no_bars_take_no_room():
    assert bars_of([]).height == 0


def test_columns_stand_on_their_base_parted_by_share():
    (column,) = columns_of([Figure("Nov", "2/4", (2, 1, 1))]).columns

    assert [(part.look, part.begin - ABOVE, part.size) for part in column.parts] == [
        ("full", COLUMN // 2, COLUMN // 2),
        ("hatched", COLUMN // 4, COLUMN // 4),
        ("hollow", 0, COLUMN // 4),
    ]
    assert (column.left, column.width) == (16, 68)


@pytest.mark.parametrize("count", [1, 6, 7, 12])
def test_columns_do_not_touch_and_stay_inside(count):
    columns = columns_of([Figure("", "", (1,))] * count).columns

    edges = [edge for column in columns for edge in (column.left, column.left + column.width)]
    assert edges == sorted(edges)
    assert edges[0] >= 0 and edges[-1] <= 100
    assert all(column.width >= 4 for column in columns)
    assert all(after - before >= 2 for before, after in zip(edges[1::2], edges[2::2], strict=False))
