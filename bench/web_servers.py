"""Today by the web server as it is configured, and by others that are installed, each with as many processes."""

from importlib.util import find_spec

from bench.asking import ask, page, paths_of, rate_ratios
from bench.house import SMALL, web

GUNICORN = "gunicorn bench.wsgi --config config/gunicorn.py --workers 2 --log-level warning --bind 127.0.0.1:{port}"
# The package that has to be there, and how it is started.
COMMANDS = {
    "gunicorn_sync": ("gunicorn", GUNICORN + " --worker-class sync"),
    "gunicorn_gevent": ("gevent", GUNICORN + " --worker-class gevent"),
    "granian": (
        "granian",
        "granian bench.wsgi:application --interface wsgi --workers 2 --blocking-threads 8 --no-ws --port {port}",
    ),
    "waitress": ("waitress", "waitress-serve --listen 127.0.0.1:{port} --threads 8 bench.wsgi:application"),
}


def servers(house, size, figures, say):
    site = house.site
    home = paths_of(site.keys[SMALL])["home"]
    compared = {"as configured": page(site, home)}
    for name, (package, command) in COMMANDS.items():
        if find_spec(package) is None:
            say(f"{name}: {package} is not installed")
            continue
        product = house.beside(site)
        web(product, *command.format(port=product.port).split())
        compared[name] = page(product, home)
    answers = ask(compared, size)
    for name in answers:
        if name != "as configured":
            figures.add(f"server.{name}", *rate_ratios(answers, name, "as configured"))
