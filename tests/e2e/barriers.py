"""What stands in somebody's way on a page: what axe finds, small targets, what is too wide, a hidden focus."""

from itertools import cycle

from axe_playwright_python.sync_playwright import Axe

from tests.chromium import DESKTOP, PHONE

AXE = Axe().axe_script
# Every rule, and that of WCAG 2.2 on the size of targets, which axe leaves out unless asked.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# A mail has no landmarks: the mail program around it has them.
OF_A_MAIL = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
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

# WCAG 1.4.10 and 1.4.12: the narrowest window, and text that somebody has spread.
NARROW = {"width": 320, "height": 640}
SPREAD = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`p { margin-bottom: 2em !important }
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }`);
    document.adoptedStyleSheets = [sheet];
}"""
# WCAG 2.4.7, 2.4.11 and 2.4.13: what has the focus shows it, and is not wholly under something else. A radio button
# that is drawn by its label has the ring there.
HIDDEN = """() => {
    const focused = document.activeElement;
    if (focused === document.body) return "";
    const drawn = focused.matches(".btn-check") ? focused.labels[0] : focused;
    const name = focused.outerHTML.slice(0, 160);
    const style = getComputedStyle(drawn);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return `no ring: ${name}`;
    const box = drawn.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const points = [[x, y], [x, box.top + 3], [x, box.bottom - 3], [box.left + 3, y], [box.right - 3, y]];
    const isSeen = ([left, top]) => {
        const on = document.elementFromPoint(left, top);
        return on && (drawn.contains(on) || on.contains(drawn));
    };
    return points.some(isSeen) ? "" : `covered: ${name}`;
}"""


def turns():
    return cycle(TURNS)


def violations(page, within=None):
    """What axe finds by its own rules on the page as it stands, or in a part of it: one line each."""
    page.evaluate(AXE)
    found = page.evaluate("within => axe.run(within ?? document, {resultTypes: ['violations']})", within)["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def barriers(page, looks, options=OPTIONS):
    """Of the page as it stands, in words: one line each."""
    page.evaluate(AXE)
    for viewport, theme in looks:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size(viewport)
        where = f"{page.url}, {theme}, {viewport['width']} px"
        if (excess := page.evaluate(EXCESS)) > 0:
            yield f"{where}: {excess} px too wide"
        for violation in page.evaluate(RUN, options)["violations"]:
            for node in violation["nodes"][:3]:
                yield f"{where}: {violation['id']}: {node['html'][:200]} ({node['failureSummary'][-160:]})"


def narrow(page):
    """What does not fit into the narrowest window, as it is and with its text spread."""
    page.set_viewport_size(NARROW)
    for what in ("", " with its text spread"):
        if what:
            page.evaluate(SPREAD)
        if (excess := page.evaluate(EXCESS)) > 0:
            yield f"{page.url}: {excess} px too wide for 320 px{what}"


def lost_on_the_way(page, steps):
    """Where the Tab key leads to without showing it; each once."""
    for _ in range(steps):
        page.keyboard.press("Tab")
        if found := page.evaluate(HIDDEN):
            yield f"{page.url}, {page.viewport_size['width']} px: {found}"
