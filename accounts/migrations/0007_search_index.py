"""The index of all that candidates write down. Its rows are kept by triggers (accounts/search_index.py)."""

from django.db import migrations

# search_words('12p', 'Ana Ruiz', 'Head of data'): the words '12p ana' … of all, and '12P ana', '12P ruiz' of the title.
# No extension takes the accents away, because a plain role may not create one.
POSTGRESQL = [
    r"""
    CREATE OR REPLACE FUNCTION search_words(place text, title text, body text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_to_tsvector(coalesce(array_agg(DISTINCT mark || ' ' || left(word, 64)), '{}'))
        FROM (VALUES (place, title || ' ' || body), (upper(place), title)) AS said (mark, written),
        LATERAL string_to_table(
            regexp_replace(
                lower(normalize(regexp_replace(normalize(written, NFD), '[\u0300-\u036f]+', '', 'g'), NFC)),
                '[\u0001-/:-@\[-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u206f'
                    || '\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004\u3008-\u3020\ufe00-\ufe0f\U0001f000-\U0001faff]+',
                ' ', 'g'
            ), ' '
        ) AS word
        WHERE word <> ''
    $$
    """,
    'CREATE TABLE search_index (letter "char" NOT NULL, row_id bigint NOT NULL, words tsvector NOT NULL, '
    "PRIMARY KEY (letter, row_id))",
    # What is new is found at once in the tree: a list of it on the side would have to be read by each search.
    "CREATE INDEX search_index_words ON search_index USING gin (words) WITH (fastupdate = off)",
]
SQLITE = [
    "CREATE VIRTUAL TABLE search_index USING fts5("
    "place, title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')"
]
DROP_POSTGRESQL = ["DROP TABLE search_index", "DROP FUNCTION search_words(text, text, text)"]


def forwards(apps, schema_editor):
    run(schema_editor, SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def backwards(apps, schema_editor):
    run(schema_editor, ["DROP TABLE search_index"] if schema_editor.connection.vendor == "sqlite" else DROP_POSTGRESQL)


def run(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_reminders_mended_by_site")]
    operations = [migrations.RunPython(forwards, backwards)]
