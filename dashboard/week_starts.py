"""With which day a calendar begins: as CLDR's week data has it for a country, else as the language has it."""

from django.utils.formats import get_format

SUNDAY, MONDAY, FRIDAY, SATURDAY = 0, 1, 5, 6
# Every other country begins on Monday.
STARTS = {
    SUNDAY: """
        AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH
        PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW""",
    FRIDAY: "MV",
    SATURDAY: "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY",
}
BY_COUNTRY = {country: day for day, countries in STARTS.items() for country in countries.split()}


def first_weekday(country: str) -> int:
    """0 for Sunday; `country` is an ISO code, or empty where none was said."""
    return BY_COUNTRY.get(country, MONDAY) if country else int(get_format("FIRST_DAY_OF_WEEK"))
