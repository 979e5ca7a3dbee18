"""The icons of the installed app, drawn by Chromium from static/icons/callback.svg; run by script/icons."""

from playwright.sync_api import sync_playwright

from tests.chromium import QUIET_CHROMIUM
from tests.product import ROOT
from tests.servers import find_program

ICONS = ROOT / "static" / "icons"
# A device cuts these to a shape of its own, so their ground goes to the edge.
WHOLE = {"callback-180": 180, "callback-maskable-512": 512}
ROUNDED = {"callback-192": 192, "callback-512": 512}


def main():
    drawing = (ICONS / "callback.svg").read_text()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_program("chromium", "Chromium"), args=QUIET_CHROMIUM
        )
        for name, size in ROUNDED.items():
            draw(chromium, drawing, name, size)
        for name, size in WHOLE.items():
            draw(chromium, drawing.replace(' rx="9"', ""), name, size)


def draw(chromium, drawing, name, size):
    page = chromium.new_page(viewport={"width": size, "height": size})
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block; width: {size}px }}</style>{drawing}")
    page.screenshot(path=ICONS / f"{name}.png", omit_background=True)
    page.close()


if __name__ == "__main__":
    main()
