"""Pictures of the product's pages, taken from a product of its own; run by script/screens.

Without an option the pictures of docs/screenshots are taken anew, from the demo's data, so that they stay true. With
--all every page is looked at, in each language, theme and width, and what a machine can find wrong with it is named;
--only, --language, --theme and --width narrow that.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import DESKTOP, QUIET_CHROMIUM
from tests.looks import looking
from tests.product import ROOT, Product, migrate
from tests.servers import find_program
from tests.walk import WINDOW, walk

PICTURES = {"today": "/"}
FOLDER = ROOT / "docs" / "screenshots"


def main():
    options = read_options()
    with tempfile.TemporaryDirectory() as folder:
        product = Product(
            Path(folder), **({"DJANGO_SETTINGS_MODULE": "tests.looks.settings"} if options.looks else {})
        )
        migrate(product)
        product.web()
        try:
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(
                    executable_path=find_program("chromium", "Chromium"), args=QUIET_CHROMIUM
                )
                return looking.look(product, chromium, options) if options.looks else take(product, chromium)
        finally:
            product.close()


def read_options():
    parser = argparse.ArgumentParser(prog="script/screens", description=__doc__)
    words = {"type": lambda text: text.split(","), "metavar": "A,B"}
    parser.add_argument("--all", action="store_true", help="every page, into var/screens")
    parser.add_argument("--only", **words, default=["*"], help="names of pages: home,round*,*-empty")
    parser.add_argument("--language", **words, default=["en", "de", "ar"])
    parser.add_argument("--theme", **words, default=["light", "dark"], help="light, dark or contrast")
    parser.add_argument("--width", **words, default=["390", "1280"])
    parser.add_argument("--text", type=int, default=100, metavar="PERCENT", help="the size of the browser's letters")
    parser.add_argument("--touch", type=int, default=24, metavar="PX", help="name what is smaller than this to touch")
    parser.add_argument("--axe", action="store_true", help="look for barriers as well")
    parser.add_argument("--without-pictures", action="store_true", help="only what is wrong")
    options = parser.parse_args()
    options.looks = len(sys.argv) > 1
    return options


def take(product, chromium):
    lines = product.manage("demo").splitlines()
    login = {line.split()[0]: line.split()[-1] for line in lines if line.split()[:1] in (["E-mail"], ["Password"])}
    first = chromium.new_page(base_url=product.address, viewport=WINDOW, locale="en-GB")
    (FOLDER / "walk.png").write_bytes(walk(first))
    page = chromium.new_page(base_url=product.address, viewport=DESKTOP, locale="en-GB")
    sign_in(page, login["E-mail"], login["Password"])
    for name, path in PICTURES.items():
        page.goto(path)
        page.screenshot(path=FOLDER / f"{name}.png")


def sign_in(page, email, password):
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/")


if __name__ == "__main__":
    sys.exit(main())
