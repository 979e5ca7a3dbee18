"""What a screen reader says of a page, line by line, from Chromium's own accessibility tree; run by script/spoken.

`spoken(page)` gives role, name, state and description of what is met one after the other. It is to be read by a
person; tests/e2e/test_spoken.py holds on to what must not come back.
"""

import sys

from playwright.sync_api import sync_playwright

from tests.chromium import DESKTOP, PHONE, QUIET_CHROMIUM
from tests.jobs import BROWSER, fresh_product
from tests.servers import find_program

DEMO = "demo@example.com"
# Said by their name alone, which their content makes; what is inside is not said again.
WHOLE = {
    "link",
    "button",
    "heading",
    "radio",
    "checkbox",
    "option",
    "DisclosureTriangle",
    "columnheader",
    "rowheader",
    "term",
}
# Only a frame for others: not said.
SILENT = {
    "generic",
    "sectionheader",
    "Legend",
    "none",
    "paragraph",
    "RootWebArea",
    "LabelText",
    "InlineTextBox",
    "LineBreak",
    "ListMarker",
}
STATES = ("checked", "invalid", "required", "disabled", "pressed", "level")


def spoken(page):
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    return list(_lines(nodes[0], by_id))


def _lines(node, by_id):
    role = _value(node, "role")
    name = " ".join(_value(node, "name").split())
    is_said = not node["ignored"] and role not in SILENT
    if is_said and (line := _line(node, role, name)):
        yield line
    if is_said and role in WHOLE and name:
        return
    for child in node.get("childIds", []):
        if child in by_id:
            yield from _lines(by_id[child], by_id)


def _line(node, role, name):
    if role == "StaticText":
        return name
    value, about = _value(node, "value"), _value(node, "description")
    said = [role, name, *_states(node), value and f"= {value}", about and f"({about})"]
    return " ".join(part for part in said if part)


def _states(node):
    for state in node.get("properties", []):
        value = state["value"].get("value")
        if state["name"] == "expanded":
            yield "[expanded]" if value else "[collapsed]"
        elif state["name"] in STATES and value is not False and value != "false":
            yield f"[{state['name']}]" if value is True or value == "true" else f"[{state['name']} {value}]"


def _value(node, key):
    return str(node.get(key, {}).get("value", ""))


# script/spoken


def pages_of_the_demo(page):
    """By what they are called: the pages that candidates spend their time on."""
    page.goto("/")
    round = page.locator("main a[href^='/rounds/']").first.get_attribute("href").split("/")[2]
    held = page.locator("main a[href*='/thank-yous/']").first.get_attribute("href").split("/")[2]
    page.goto(f"/rounds/{round}/")
    job = page.locator("main a[href^='/applications/']").first.get_attribute("href")
    return {
        "Today": "/",
        "an application": job,
        "a round": f"/rounds/{round}/",
        "Get ready": f"/rounds/{round}/prepare/",
        "the day sheet": f"/rounds/{round}/brief/",
        "How did it go?": f"/rounds/{held}/debrief/",
        "thank-yous": f"/rounds/{held}/thank-yous/",
        "stories": "/stories/",
        "what my stories cover": "/stories/coverage/",
        "mails to you": "/reminders/",
        "settings": "/settings/",
        "import": "/import/",
        "log an interview": "/rounds/new/",
    }


def main():
    viewport = PHONE if "--phone" in sys.argv[1:] else DESKTOP
    with fresh_product() as product, sync_playwright() as playwright:
        product.manage("demo")
        chromium = playwright.chromium.launch(
            executable_path=find_program("chromium", "Chromium"), args=QUIET_CHROMIUM
        )
        page = chromium.new_page(base_url=product.address, viewport=viewport, **BROWSER)
        cookie = product.call("tests.e2e.ways_in.cookie_of", email=DEMO)
        page.context.add_cookies([cookie | {"url": product.address}])
        for name, path in pages_of_the_demo(page).items():
            page.goto(path)
            print(f"\n## {name}\n", *spoken(page), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
