"""How browsers are started and sized here, for whoever has no Django around."""

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
QUIET_CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
