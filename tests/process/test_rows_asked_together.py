"""Many lists in one statement are read from JSON: PostgreSQL’s moments, days and lists come back as what they are."""


def test_rows_asked_together_are_what_each_list_gives_by_itself(production):
    assert production.call("tests.accounts.together_rows.what_differs") == [[], ["none"]]
