"""One line such as “Onsite at Acme Tue 14:00-17:00 with Ana, Bo”, understood piece by piece; nothing is stored."""
