"""The catalogues in locale/ hold every text of the product, and what Django reads is made of them.

`script/messages` brings them up to date.
"""

import os
import re
import runpy
import shutil
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
MESSAGES = runpy.run_path(str(ROOT / "script/messages"))
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
# As many of them as there are: the abbreviated months have three forms.
PARTS = str.maketrans("bN", "MM")
LETTERS = re.compile(r"(?<!\\)[A-Za-z]")


def parts_of(pattern):
    """What a date is made of, in any order."""
    return sorted("".join(LETTERS.findall(pattern)).translate(PARTS))


def read_by_django(code):
    return MESSAGES["texts_of"](MESSAGES["catalogue"](code).with_suffix(".mo"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    if not shutil.which("msgfmt") and not os.environ.get("CI"):
        pytest.skip("gettext is not installed here")
    return tmp_path_factory.mktemp("catalogues")


@pytest.fixture(scope="module")
def originals(folder):
    """Every text of the product."""
    return MESSAGES["originals"](MESSAGES["extract"](folder), folder)


def test_each_language_has_its_catalogue():
    assert MESSAGES["languages"]() == sorted(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_holds_every_text_of_the_product_and_no_other(code, originals, folder):
    known = MESSAGES["originals"](MESSAGES["catalogue"](code), folder)

    assert (originals - known, known - originals) == (set(), set())


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_translated_and_none_is_doubtful(code, originals):
    assert originals - set(read_by_django(code)) == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_django_reads_is_made_of_the_catalogue_and_every_placeholder_agrees(code, folder):
    assert read_by_django(code) == MESSAGES["texts_of"](MESSAGES["compiled"](MESSAGES["catalogue"](code), folder))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_date_is_made_of_the_same_parts_in_every_language(code):
    patterns = {
        text: said for text, said in read_by_django(code).items() if re.fullmatch(r"[DljMFYHisT ,:]+", str(text))
    }

    assert len(patterns) > 15
    assert [said for text, said in patterns.items() if parts_of(said) != parts_of(text)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_names_nobody(code):
    assert not re.search(
        r"@\w+\.\w|Last-Translator|Language-Team", MESSAGES["catalogue"](code).read_text().split("\n\n")[0]
    )
