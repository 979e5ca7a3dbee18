"""Each main page against two ceilings, and against itself with much more in the account or in the tables."""

from statistics import median

from bench.asking import ask, page, paths_of, percentile_99, rate_ratios
from bench.figures import PAGES
from bench.house import LARGE, SMALL, web
from bench.world import World, fill

CEILINGS = {"json": "/bench/json/", "table": "/bench/table/", "row": "/bench/row/"}
# One candidate of a world has about seventy rows.
ROWS_OF_ONE = 70


def pages(house, size, figures, say):
    site = house.site
    paths = CEILINGS | paths_of(site.keys[SMALL])
    answers = ask({name: page(site, path) for name, path in paths.items()}, size, size.requests)
    for name, answer in answers.items():
        rate, p99 = median(answer["rates"]), 1000 * percentile_99(answer)
        say(f"{name:12} {rate:6.1f}/s, {answer['cpu_ms']:.1f} + {answer['database_ms']:.1f} ms, p99 {p99:.0f} ms")
    for name in CEILINGS:
        figures.add(f"requests_s.{name}", *answers[name]["rates"])
    for name in PAGES:
        figures.add(f"cpu_ms.{name}", answers[name]["cpu_ms"])
        figures.add(f"database_ms.{name}", answers[name]["database_ms"])
        figures.add(f"json_ratio.{name}", *rate_ratios(answers, name, "json"))
        figures.add(f"page_ratio.{name}", *rate_ratios(answers, name, "table"))
        figures.add(f"p99_ratio.{name}", percentile_99(answers[name]) / percentile_99(answers["table"]))


def flat(house, size, figures, say):
    site = house.site
    compared = {
        f"{email} {name}": page(site, path, email)
        for name in PAGES
        for email in (SMALL, LARGE)
        for path in [paths_of(site.keys[email])[name]]
    }
    answers = ask(compared, size)
    for name in PAGES:
        figures.add(f"flat.{name}", *rate_ratios(answers, f"{SMALL} {name}", f"{LARGE} {name}"))
    few, many = (queries_of(site, email) for email in (SMALL, LARGE))
    for name in PAGES:
        added = many[name] - few[name]
        figures.add(f"queries.{name}", many[name], note=f"{added:+} to a small one" if added else "")
        figures.add(f"queries_added.{name}", added)


def queries_of(site, email):
    return site.call("bench.inside.queries", email=email, paths=paths_of(site.keys[email]))


def crowd(house, size, figures, say):
    others = house.copy_of_site()
    total = fill(others, "other candidates’ rows", World(20_000_000, candidates=size.crowd // ROWS_OF_ONE))
    say(f"{total:,} rows of others")
    web(others)
    paths = paths_of(house.site.keys[SMALL])
    compared = {
        f"{place} {name}": page(product, paths[name])
        for name in PAGES
        for place, product in (("alone", house.site), ("among", others))
    }
    answers = ask(compared, size)
    for name in PAGES:
        figures.add(f"crowd.{name}", *rate_ratios(answers, f"alone {name}", f"among {name}"))
