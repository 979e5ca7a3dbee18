"""What a machine finds wrong with a page as it stands in its window; run by tests/looks/looking.py."""

from pathlib import Path

FAULTS = Path(__file__).with_suffix(".js").read_text().partition("\n")[2].rstrip().removesuffix(";")
BARRIERS = """async () => {
  const found = await axe.run({ resultTypes: ["violations"] });
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`);
}"""


def found_on(page, *, axe="", least=24):
    found = page.evaluate(FAULTS, least)
    if axe:
        page.evaluate(axe)
        found += page.evaluate(BARRIERS)
    return found
