"""The pictures of docs/screenshots, taken from a product of its own; run by script/screens."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import DESKTOP, QUIET_CHROMIUM
from tests.product import ROOT, Product, migrate
from tests.servers import find_program
from tests.walk import WINDOW, walk

PICTURES = {"today": "/"}
FOLDER = ROOT / "docs" / "screenshots"


def main():
    with tempfile.TemporaryDirectory() as folder:
        product = Product(Path(folder))
        migrate(product)
        product.web()
        lines = product.manage("demo").splitlines()
        login = {line.split()[0]: line.split()[-1] for line in lines if line.split()[:1] in (["E-mail"], ["Password"])}
        try:
            take(product.address, login["E-mail"], login["Password"])
        finally:
            product.close()


def take(address, email, password):
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_program("chromium", "Chromium"), args=QUIET_CHROMIUM
        )
        (FOLDER / "walk.png").write_bytes(walk(chromium.new_page(base_url=address, viewport=WINDOW, locale="en-GB")))
        page = chromium.new_page(base_url=address, viewport=DESKTOP, locale="en-GB")
        sign_in(page, email, password)
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
    main()
