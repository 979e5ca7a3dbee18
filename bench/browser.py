"""What a browser on a slow phone sees of a first visit and of the next page, beside a bare page of Bootstrap."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median

from playwright.sync_api import sync_playwright

from bench.asking import paths_of
from bench.house import SMALL
from bench.start import second_start
from tests.chromium import PHONE, QUIET_CHROMIUM
from tests.servers import find_program, wait_until

SLOW_DOWN = 4
# Of both processes, as Compose starts them.
WEB_THREADS = 16
BARE = "/bench/bare/"
# Whatever of these comes late, or came before anybody looked.
OBSERVE = """
window.seen = {fcp: 0, lcp: 0, shift: 0, task: 0};
const watch = (type, note) =>
  new PerformanceObserver(list => list.getEntries().forEach(note)).observe({type, buffered: true});
watch("paint", entry => { if (entry.name === "first-contentful-paint") seen.fcp = entry.startTime; });
watch("largest-contentful-paint", entry => { seen.lcp = entry.startTime; });
watch("layout-shift", entry => { if (!entry.hadRecentInput) seen.shift += entry.value; });
watch("longtask", entry => { seen.task = Math.max(seen.task, entry.duration); });
"""


class Wire:
    """What came over the wire to one window; what its cache answers does not count."""

    def __init__(self, window):
        self.requests, self.letters = 0, 0
        session = window.context.new_cdp_session(window)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self.note)

    def note(self, event):
        if event["encodedDataLength"]:
            self.requests += 1
            self.letters += event["encodedDataLength"]

    def take(self):
        taken = self.requests, self.letters / 1000
        self.requests, self.letters = 0, 0
        return taken


@contextmanager
def new_window(browser, product, cookie):
    """With an empty cache, of nobody or of whoever has the cookie."""
    context = browser.new_context(base_url=product.address, viewport=PHONE)
    if cookie:
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": product.address}])
    yield context.new_page()
    context.close()


def visits_of(product):
    """By whom, the first page and the next one."""
    paths, cookie = paths_of(product.keys[SMALL]), product.cookies[SMALL]
    return {"landing": ("", "/", "/accounts/login/"), "home": (cookie, "/", paths["application"])}


def weigh(browser, product, cookie, *paths):
    with new_window(browser, product, cookie) as window:
        wire, taken = Wire(window), []
        for path in paths:
            window.goto(path, wait_until="networkidle")
            taken.append(wire.take())
        return taken


def paint(browser, product, cookie, path):
    with new_window(browser, product, cookie) as window:
        session = window.context.new_cdp_session(window)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_DOWN})
        window.add_init_script(OBSERVE)
        window.goto(path, wait_until="networkidle")
        wait_until(lambda: window.evaluate("seen.fcp && seen.lcp"), what=f"{path} being painted")
        return window.evaluate("seen")


def weights(browser, product, figures, say):
    """The worse of the two visits is the figure."""
    taken = {name: weigh(browser, product, *visit) for name, visit in visits_of(product).items()}
    for name, visit in taken.items():
        say(f"{name:12} " + ", then ".join(f"{requests} requests, {kb:.1f} kB" for requests, kb in visit))
    for position, name in enumerate(("first", "next")):
        figures.add(f"{name}_requests", max(visit[position][0] for visit in taken.values()))
        figures.add(f"{name}_kb", max(visit[position][1] for visit in taken.values()))


def warm(product, cookie, path):
    """What a thread of the web server does once, whichever answers: connect, and prepare its statements."""
    with ThreadPoolExecutor(WEB_THREADS) as crowd:
        for _ in range(3 * WEB_THREADS):
            crowd.submit(product.get, path, Cookie=cookie)


def paints(browser, product, rounds, figures, say):
    shown = {name: (cookie, path) for name, (cookie, path, _next) in visits_of(product).items()} | {"bare": ("", BARE)}
    for cookie, path in shown.values():
        warm(product, cookie, path)
    # The first round is the browser's own: nobody had looked at the bare page before it.
    seen = [{name: paint(browser, product, *page) for name, page in shown.items()} for _ in range(rounds + 1)][1:]
    for name in shown:
        what = {key: median(round[name][key] for round in seen) for key in seen[0][name]}
        say(f"{name:12} " + ", ".join(f"{key} {value:.3g}" for key, value in what.items()))
    ours = [name for name in shown if name != "bare"]
    for key in ("fcp", "lcp"):
        figures.add(f"{key}_ratio", *(max(round[name][key] for name in ours) / allowed(round, key) for round in seen))
    figures.add("layout_shift", max(round[name]["shift"] for round in seen for name in ours))
    figures.add("long_task_ms", *(max(round[name]["task"] for name in ours) for round in seen))


def allowed(round, key):
    """Milliseconds."""
    return 0.8 * round["bare"][key] + 50


def web(house, size, figures, say):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_program("chromium", "Chromium"), args=QUIET_CHROMIUM)
        weights(browser, house.site, figures, say)
        paints(browser, house.site, size.rounds, figures, say)
        browser.close()
    figures.add("start_s", *second_start(house, size.rounds))
