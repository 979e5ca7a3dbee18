"""Every page in a browser: a picture of each look, and what a machine finds wrong with it."""

from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import product as each

from axe_playwright_python.sync_playwright import Axe

from tests.chromium import DESKTOP, PHONE
from tests.looks import faults, sheet
from tests.product import ROOT

FOLDER = ROOT / "var/screens"
LOCALES = {"en": "en-GB", "de": "de-DE", "ar": "ar"}
THEMES = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "contrast": {"color_scheme": "dark", "forced_colors": "active"},
}


@dataclass(frozen=True)
class Shot:
    name: str
    look: str  # like ar-390-dark
    faults: list

    @property
    def file(self):
        return f"{self.name}.{self.look}.png"


def look(site, chromium, options):
    """How a program ends that found something: 1, else 0."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    shots = [shot for language in options.language for shot in looked_at(site, chromium, options, language)]
    (FOLDER / "index.html").write_text(sheet.written(shots))
    found = sum(len(shot.faults) for shot in shots)
    print(f"{len(shots)} looks, {found} faults: {FOLDER / 'index.html'}")  # noqa: T201
    return int(found > 0)


def looked_at(site, chromium, options, language):
    for visitor, width in each(visitors(site, language), options.width):
        context = chromium.new_context(base_url=site.address, locale=LOCALES[language], **window(int(width)))
        if visitor["cookie"]["value"]:
            context.add_cookies([visitor["cookie"] | {"url": site.address}])
        page, complaints = listened_to(context)
        for name, path in sorted(visitor["pages"].items()):
            if any(fnmatch(name, wanted) for wanted in options.only):
                # What is loaded in one theme and turned to another keeps the ground of the first.
                page.emulate_media(**THEMES[options.theme[0]])
                page.goto(path)
                page.evaluate(f"document.documentElement.style.fontSize = '{options.text}%'")
                yield from looks_of(page, complaints, options, name, f"{language}-{width}")
        context.close()


def window(width):
    """Up to the width of a phone it is one: touched, not clicked."""
    if width < 600:
        return {"viewport": {"width": width, "height": PHONE["height"]}, "has_touch": True, "is_mobile": True}
    return {"viewport": {"width": width, "height": DESKTOP["height"]}}


def listened_to(context):
    page, complaints = context.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page, complaints


def visitors(site, language):
    """The demo's candidate, somebody with nothing yet, and somebody signed out: pages by name, and a session."""
    site.call("tests.looks.candidates.make", language=language)
    site.call("tests.looks.candidates.make_newcomer", name=f"new-{language}", language=language)
    yield site.call("tests.looks.pages.of_candidate", language=language)
    yield site.call("tests.looks.pages.of_newcomer", language=f"new-{language}")
    yield site.call("tests.looks.pages.of_visitor")


def looks_of(page, complaints, options, name, look):
    for theme in options.theme:
        # Of colours that the browser has put in place of ours it knows nothing.
        axe = Axe().axe_script if options.axe and theme != "contrast" else ""
        page.emulate_media(**THEMES[theme])
        # That a page is missing is what the browser is meant to be told there.
        said = [] if name.startswith("not_found") else complaints
        shot = Shot(name, f"{look}-{theme}", [*said, *faults.found_on(page, axe=axe, least=options.touch)])
        complaints.clear()
        for fault in shot.faults:
            print(f"{name} {shot.look}: {fault}", flush=True)  # noqa: T201
        if not options.without_pictures:
            page.screenshot(path=FOLDER / shot.file, full_page=True, animations="disabled")
        yield shot
