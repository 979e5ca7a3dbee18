"""All pictures on one page, with what a machine found wrong beside them."""

from html import escape

HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>
  body { margin: 2rem; font: 15px/1.5 system-ui; background: #ddd; }
  section { margin-block: 2rem; } h2 { margin: 0 0 .5rem; }
  .shots { display: flex; gap: 1rem; overflow-x: auto; align-items: flex-start; }
  figure { margin: 0; flex: none; }
  img { display: block; max-height: 70vh; max-width: 45vw; box-shadow: 0 1px 6px #0006; }
  .fault { color: #a00; max-width: 40rem; overflow-wrap: anywhere; }
</style>
"""


def written(shots):
    """The contact sheet for these shots, in the order of their pages."""
    pages = {}
    for shot in shots:
        pages.setdefault(shot.name, []).append(shot)
    return HEAD + "\n".join(section(name, some) for name, some in sorted(pages.items()))


def section(name, shots):
    figures = "".join(figure(shot) for shot in shots)
    return f'<section><h2>{escape(name)}</h2><div class="shots">{figures}</div></section>'


def figure(shot):
    faults = "".join(f'<p class="fault">{escape(fault)}</p>' for fault in shot.faults)
    return (
        f'<figure><figcaption>{escape(shot.look)}</figcaption><a href="{shot.file}">'
        f'<img src="{shot.file}" loading="lazy" alt=""></a>{faults}</figure>'
    )
