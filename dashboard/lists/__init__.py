"""The lists that a candidate can take along as a table: which there are, by the name in their address."""

from dashboard.lists.jobs import APPLICATIONS, PEOPLE
from dashboard.lists.notes import QUESTIONS, THANK_YOU_NOTES
from dashboard.lists.rounds import ROUNDS
from dashboard.lists.stories import STORIES
from dashboard.lists.table import Table

TABLES: dict[str, Table] = {
    table.name: table for table in (APPLICATIONS, ROUNDS, PEOPLE, STORIES, THANK_YOU_NOTES, QUESTIONS)
}
