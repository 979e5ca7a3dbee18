"""What stands in somebody's way on a page: what axe finds, targets too small, and what is too wide for a window."""

from itertools import cycle

from axe_playwright_python.sync_playwright import Axe

from tests.chromium import DESKTOP, PHONE

AXE = Axe().axe_script
# Every rule, and that of WCAG 2.2 on the size of targets, which axe leaves out unless asked.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
RUN = """options => {
    for (const animation of document.getAnimations()) animation.finish();
    return axe.run(options);
}"""
# What is wider than the window would have to be scrolled sideways.
EXCESS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LIGHT, DARK = "light", "dark"
# A page is looked at twice; of two pages, each of the four looks is met.
TURNS = (((DESKTOP, LIGHT), (PHONE, DARK)), ((DESKTOP, DARK), (PHONE, LIGHT)))
ALL_LOOKS = TURNS[0] + TURNS[1]


def turns():
    return cycle(TURNS)


def barriers(page, looks):
    """Of the page as it stands, in words: one line each."""
    page.evaluate(AXE)
    for viewport, theme in looks:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size(viewport)
        where = f"{page.url}, {theme}, {viewport['width']} px"
        if (excess := page.evaluate(EXCESS)) > 0:
            yield f"{where}: {excess} px too wide"
        for violation in page.evaluate(RUN, OPTIONS)["violations"]:
            for node in violation["nodes"][:3]:
                yield f"{where}: {violation['id']}: {node['html'][:200]} ({node['failureSummary'][-160:]})"
