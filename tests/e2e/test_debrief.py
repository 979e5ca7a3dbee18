"""A whole onsite looked back on by a thumb, through a lost connection, a reload and a closed tab."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.chromium import DESKTOP, PHONE
from tests.e2e.ways_in import CANDIDATE
from tests.servers import wait_until

pytestmark = pytest.mark.browser

NAMES = ["Ana Ruiz", "Bo Lind", "Chidi Okafor", "Di Fox"]
SAID = ["moving the reports to dbt", "the on-call rota", "how they hire", "the Lisbon office"]
SAVED, KEPT = "Saved", "Not saved yet: kept on this device"


class Thumb:
    """Taps and types on a phone, and counts both."""

    def __init__(self, page):
        self.page, self.taps, self.letters, self.began = page, 0, 0, time.monotonic()

    def tap(self, what):
        what.click()
        self.taps += 1

    def write(self, what, text):
        self.tap(what)
        self.page.keyboard.type(text)
        self.letters += len(text)

    @property
    def seconds(self):
        return time.monotonic() - self.began


@pytest.fixture
def onsite(site):
    return site.call("tests.process.facts.held_round", names=NAMES, hours_ago=0)


@pytest.fixture
def phone(open_page, onsite, enter):
    page = open_page(PHONE, has_touch=True, is_mobile=True)
    enter(page, CANDIDATE)
    page.goto(f"/rounds/{onsite}/")
    return page


def line_of(page, name):
    return page.get_by_label(f"{name}: One thing you talked about")


def says(page, sentence):
    expect(page.locator("#debrief-state")).to_have_text(sentence)


def stored(site):
    return [row["text"] for row in site.rows("select text from interviews_topic order by id")]


def test_whoever_types_on_while_half_a_sentence_is_refused_is_not_left_with_the_refusal(phone):
    """A slow network: the answer to the first half comes when the second half is typed already."""
    held = []

    def hold_the_first(route):
        if route.request.method == "POST" and not held:
            held.append(route)
        else:
            route.continue_()

    phone.get_by_role("link", name="How did it go?").first.click()
    phone.route("**/debrief/", hold_the_first)
    phone.get_by_label("When will they reply?").focus()
    phone.keyboard.type("within two")
    phone.wait_for_timeout(1_500)
    assert held
    phone.keyboard.type(" weeks")
    held[0].continue_()

    says(phone, SAVED)
    phone.reload()
    expect(phone.get_by_label("When will they reply?")).to_have_value("within two weeks")


def test_two_minutes_for_four_people(site, phone, onsite):
    thumb = Thumb(phone)
    thumb.tap(phone.get_by_role("link", name="How did it go?").first)
    for name, said in zip(NAMES, SAID, strict=True):
        thumb.write(line_of(phone, name), said)
    thumb.write(phone.get_by_label("When will they reply?"), "within two weeks")
    short = thumb.taps, thumb.letters, thumb.seconds

    for name in NAMES:
        more = phone.locator("details", has_text=f"More about {name}")
        thumb.tap(more.locator("summary"))
        thumb.write(more.get_by_label("What they asked").first, "A conflict?")
        more.get_by_label("Kind of question").first.select_option("technical")
        thumb.taps += 2
        thumb.write(more.get_by_label("A weak answer"), "my notice period")
    thumb.tap(phone.get_by_text("Signs that it went well"))
    for sign in ("They spoke of next steps", "They sold me", "They asked when I can start"):
        thumb.tap(phone.get_by_role("group", name=sign).get_by_text("Yes"))
    thumb.tap(phone.get_by_text("How you did"))
    for criterion in ("Can I do the job?", "Do I fit", "What could I become", "How did I take"):
        thumb.tap(phone.get_by_role("group", name=criterion).get_by_text("Good"))
    says(phone, SAVED)
    expect(phone.locator("#signs")).to_contain_text("3 of five signs")
    thumb.tap(phone.get_by_role("button", name="On to the thank-yous"))
    expect(phone).to_have_url(re.compile(f"/rounds/{onsite}/thank-yous/$"))

    print(  # noqa: T201
        f"\nOne line each and their day: {short[0]} taps, {short[1]} letters, {short[2]:.1f} s by machine."
        f"\nEverything: {thumb.taps} taps, {thumb.letters} letters, {thumb.seconds:.1f} s by machine."
    )
    assert short[0] <= 8
    assert set(SAID) <= set(stored(site))
    assert len(site.rows("select * from interviews_askedquestion")) == len(NAMES)
    assert site.rows("select count(*) as n from followups_timeline") == [{"n": 1}]


def test_without_a_connection_nothing_typed_is_lost(site, phone, onsite):
    phone.goto(f"/rounds/{onsite}/debrief/")
    line_of(phone, NAMES[0]).fill(SAID[0])
    says(phone, SAVED)

    phone.context.set_offline(True)
    line_of(phone, NAMES[1]).fill(SAID[1])
    phone.get_by_text("Signs that it went well").click()
    phone.get_by_role("group", name="They sold me").get_by_text("Yes").click()
    says(phone, KEPT)
    assert stored(site) == SAID[:1]
    phone.get_by_role("button", name="On to the thank-yous").click()
    says(phone, KEPT)
    line_of(phone, NAMES[2]).fill(SAID[2])

    phone.context.set_offline(False)
    says(phone, SAVED)
    assert stored(site) == SAID[:3]
    assert site.rows("select sold_role from interviews_debrief")[0]["sold_role"]


def test_a_closed_tab_and_a_reload_lose_nothing(site, phone, onsite):
    address = f"/rounds/{onsite}/debrief/"
    phone.goto(address)
    phone.route("**/debrief/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    line_of(phone, NAMES[0]).fill(SAID[0])
    phone.get_by_text("How you did").click()
    phone.get_by_role("group", name="Can I do the job?").get_by_text("Strong").click()
    says(phone, KEPT)

    phone.reload()
    expect(line_of(phone, NAMES[0])).to_have_value(SAID[0])
    expect(phone.get_by_role("radio", name="Strong").first).to_be_checked()
    says(phone, KEPT)
    line_of(phone, NAMES[3]).fill(SAID[3])
    assert stored(site) == []

    another = phone.context.new_page()
    phone.close()
    another.goto(address)
    expect(line_of(another, NAMES[3])).to_have_value(SAID[3])
    says(another, SAVED)
    assert stored(site) == [SAID[0], SAID[3]]
    another.reload()
    assert another.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('callback:'))") == []


def test_two_tabs_quarrel_openly(site, phone, onsite):
    address = f"/rounds/{onsite}/debrief/"
    phone.goto(address)
    second = phone.context.new_page()
    second.goto(address)
    line_of(phone, NAMES[0]).fill(SAID[0])
    says(phone, SAVED)

    line_of(second, NAMES[0]).fill(SAID[1])
    expect(second.get_by_text("You changed this in another window")).to_be_visible()
    expect(second.locator("blockquote")).to_have_text(SAID[0])
    expect(line_of(second, NAMES[0])).to_have_value(SAID[1])
    assert stored(site) == [SAID[0]]

    second.get_by_role("button", name="Keep mine").click()
    says(second, SAVED)
    assert stored(site) == [SAID[1]]


def test_signing_out_forgets_what_the_browser_kept(phone, onsite):
    phone.goto(f"/rounds/{onsite}/debrief/")
    phone.get_by_label("When will they reply?").fill("soon, they hope")
    expect(phone.get_by_text("We can’t read a day from that.")).to_be_visible()
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('callback:')).length"
    assert phone.evaluate(kept) == 1

    phone.get_by_label("Your account").click()
    phone.get_by_role("button", name="Sign out").click()
    expect(phone.get_by_role("link", name="Sign up").first).to_be_visible()
    wait_until(lambda: phone.evaluate(f"{kept} === 0"), 20, "nothing kept")


def test_without_javascript_one_button_saves_it_all(site, open_page, onsite, enter):
    page = open_page(DESKTOP, with_javascript=False)
    enter(page, CANDIDATE)
    page.goto(f"/rounds/{onsite}/debrief/")
    line_of(page, NAMES[0]).fill(SAID[0])
    page.get_by_label("When will they reply?").fill("soon, they hope")
    page.get_by_role("button", name="Save").last.click()
    expect(page.get_by_text("We can’t read a day from that.")).to_be_visible()
    expect(page.get_by_label("When will they reply?")).to_have_value("soon, they hope")
    assert stored(site) == [SAID[0]]

    page.get_by_label("When will they reply?").fill("in two weeks")
    page.get_by_role("button", name="On to the thank-yous").click()
    expect(page).to_have_url(re.compile("/thank-yous/$"))


def test_one_tap_says_that_a_conversation_has_just_ended(site, phone, onsite):
    phone.goto(f"/rounds/{onsite}/debrief/")
    line_of(phone, NAMES[0]).fill(SAID[0])
    phone.get_by_role("button", name="It has just ended").first.click()

    expect(phone.get_by_role("button", name="It has just ended")).to_have_count(len(NAMES) - 1)
    says(phone, SAVED)
    assert stored(site) == SAID[:1]
    assert len(site.rows("select id from interviews_interview where ended_at is not null")) == 1
