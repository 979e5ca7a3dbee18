"""docs/accessibility.md names every criterion of WCAG 2.2, A and AA, and no test that does not exist."""

import re
from pathlib import Path

import pytest

from tests.test_security_list import NAMED, missing

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs/accessibility.md").read_text()
TOKENS = (ROOT / "assets/css/tokens.css").read_text()
SHEETS = "\n".join(path.read_text() for path in sorted((ROOT / "assets/css").glob("*.css")))
# Guideline: its criteria of levels A and AA. Those of AAA are left out, and 4.1.1, which 2.2 took away.
A_AND_AA = {
    "1.1": "1", "1.2": "1 2 3 4 5", "1.3": "1 2 3 4 5", "1.4": "1 2 3 4 5 10 11 12 13",
    "2.1": "1 2 4", "2.2": "1 2", "2.3": "1", "2.4": "1 2 3 4 5 6 7 11", "2.5": "1 2 3 4 7 8",
    "3.1": "1 2", "3.2": "1 2 3 4 6", "3.3": "1 2 3 4 7 8", "4.1": "2 3",
}  # fmt: skip
CRITERIA = [f"{guideline}.{number}" for guideline, numbers in A_AND_AA.items() for number in numbers.split()]
ROWS = re.findall(r"^\| (\d\.\d\.\d+) [^|]+\|([^|]*)\|([^|]*)\|$", DOCUMENT, re.MULTILINE)


def test_every_criterion_is_there_once_and_in_order():
    assert len(CRITERIA) == 55
    assert [row[0] for row in ROWS] == CRITERIA


@pytest.mark.parametrize(("criterion", "how", "proof"), ROWS, ids=[row[0] for row in ROWS])
def test_each_says_how_and_by_what_that_exists(criterion, how, proof):
    assert how.strip()
    assert proof.strip() or how.strip().startswith("not applicable: ")
    assert [wrong for name in NAMED.findall(proof) if (wrong := missing(name))] == []


def test_everything_else_that_the_page_names_exists():
    named = [name for name in NAMED.findall(DOCUMENT) if name.startswith(("tests/", "script/", "assets/"))]
    assert [wrong for name in named if (wrong := missing(name.partition(" ")[0]))] == []


# What axe does not see


@pytest.mark.parametrize(
    ("path", "tokens"),
    [("/accounts/login/", ("email", "current-password")), ("/accounts/signup/", ("email", "new-password"))],
)
def test_signing_in_asks_for_no_memory(as_nobody, db, path, tokens):
    page = as_nobody.get(path).content.decode()
    for token in tokens:
        assert re.search(rf'autocomplete="[^"]*{token}', page), token
    assert "onpaste" not in page


def test_pasting_is_never_kept_from_anybody():
    scripts = "\n".join(path.read_text() for path in (ROOT / "assets/js").glob("*.js"))
    assert '"paste"' not in scripts


def test_fields_about_oneself_say_what_they_are(as_alice):
    assert 'autocomplete="name"' in as_alice.get("/settings/").content.decode()
    assert 'autocomplete="organization"' in as_alice.get("/rounds/new/").content.decode()


def test_nothing_opens_by_hovering():
    hovered = re.findall(r"[^{}]*:hover[^{}]*\{([^}]*)\}", SHEETS)
    assert hovered
    assert [rule for rule in hovered if re.search(r"display|visibility|opacity|content|height", rule)] == []


def colours(theme):
    return dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", TOKENS.split("@media")[theme]))


def luminance(colour):
    """As WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_borders_and_the_ring_stand_out_from_what_is_under_them(theme):
    roles = colours(theme)
    for edge in ("--line-strong", "--focus"):
        for ground in ("--paper", "--surface", "--raised"):
            assert contrast(roles[edge], roles[ground]) >= 3, (edge, ground)
