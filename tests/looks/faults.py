"""What a machine sees wrong with a page as it stands in a window; run by tests/screens.py.

Each check is a word or two of JavaScript that answers a list of sentences.
"""

NAMED = """
const named = (element) => {
  const text = (element.innerText || element.getAttribute("aria-label") || "").split(/\\s+/).join(" ");
  return `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") || ""}"> ${text.slice(0, 40)}`;
};
const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const all = (selector) => [...document.querySelectorAll(selector)].filter(isShown);
"""
TOO_WIDE = """
const texts = (element) => [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
const excess = (element) => Math.max(...texts(element).map((text) => {
  const range = document.createRange();
  range.selectNodeContents(text);
  const own = range.getBoundingClientRect(), around = box(element).getBoundingClientRect();
  const out = Math.max(around.left - own.left, own.right - around.right, -own.left, own.right - innerWidth);
  return around.width > 1 ? Math.round(out) : 0;
}));
const isOut = (element) => !isApart(element) && !scrolls(element) && excess(element) > 1;
return all("body *").filter(isOut).map((element) => `${excess(element)} px out of its box: ${named(element)}`);
"""
# Text that runs out of its box, or out of the window.
OUT_OF_ITS_BOX = """
const isApart = (element) => element.closest("svg, .visually-hidden, .skip-link, option, textarea");
const style = (element) => getComputedStyle(element);
const isScroller = (element) => /auto|scroll/.test(style(element).overflowX);
const scrolls = (element) => element && (isScroller(element) || scrolls(element.parentElement));
const box = (element) => (/^(inline|contents)$/.test(style(element).display) ? box(element.parentElement) : element);
const excess = (element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const text = range.getBoundingClientRect(), around = box(element).getBoundingClientRect();
  return Math.round(Math.max(around.left - text.left, text.right - around.right, -text.left, text.right - innerWidth));
};
const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
const isOut = (element) => hasText(element) && !isApart(element) && !scrolls(element) && excess(element) > 1;
return all("body *").filter(isOut).map((element) => `${excess(element)} px out of its box: ${named(element)}`);
"""
# 24 px, as WCAG 2.2 asks for; a link within a sentence and one with that much room around it are excepted there.
SMALL_TARGETS = """
const selector = "a[href], button, summary, select, textarea, input:not([type=hidden])";
const isInText = (element) => {
  const around = element.parentElement;
  return getComputedStyle(element).display === "inline" && around.innerText.trim() !== element.innerText.trim();
};
const label = (element) => (element.labels && element.labels[0]) || element;
const size = (element) => {
  const own = element.getBoundingClientRect(), its = label(element).getBoundingClientRect();
  const isOver = getComputedStyle(element, "::after").position === "absolute";
  const over = isOver && element.closest(".row-link, .stage-card");
  const box = over ? over.getBoundingClientRect() : own;
  return [Math.max(box.width, its.width), Math.max(box.height, its.height)];
};
const tooSmall = (least) => all(selector).filter((element) => {
  if (element.closest(".visually-hidden, .skip-link") || isInText(element)) return false;
  if (element.classList.contains("btn-check")) return false;
  return Math.min(...size(element)) < least;
}).map((element) => `${size(element).map(Math.round).join(" × ")} px to touch: ${named(element)}`);
return tooSmall(LEAST);
"""
MISSING_PICTURES = """
return all("img").filter((image) => !image.complete || !image.naturalWidth).map((image) => `no picture: ${image.src}`);
"""
DIRECTION = """
const wanted = document.documentElement.lang.startsWith("ar") ? "rtl" : "ltr";
return document.documentElement.dir === wanted ? [] : [`written ${document.documentElement.dir}`];
"""
BARRIERS = """
const found = await axe.run({ resultTypes: ["violations"] });
return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`);
"""


def checks(least=24):
    yield from (TOO_WIDE, OUT_OF_ITS_BOX, SMALL_TARGETS.replace("LEAST", str(least)), MISSING_PICTURES, DIRECTION)


def found_on(page, *, axe="", least=24):
    found = [fault for check in checks(least) for fault in page.evaluate(f"() => {{ {NAMED} {check} }}")]
    if axe:
        page.evaluate(axe)
        found += page.evaluate(f"async () => {{ {BARRIERS} }}")
    return found
