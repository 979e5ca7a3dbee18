import pytest

from accounts.zones import canonical, country_of, is_time_zone, subdivision_names, zone_names


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Europe/Stockholm", "Europe/Stockholm"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("UTC", "UTC"),
        ("Etc/GMT+5", "Etc/GMT+5"),
    ],
)
def test_an_old_name_becomes_todays_and_a_place_keeps_its_own(said, meant):
    assert canonical(said) == meant


def test_every_zone_that_can_be_picked_is_its_own_name_and_exists():
    assert all(canonical(zone) == zone and is_time_zone(zone) for zone in zone_names())


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "/etc/localtime", "../UTC", None, 5])
def test_what_is_no_zone_is_none(zone):
    assert not is_time_zone(zone)


def test_a_zone_names_its_country():
    assert (country_of("Asia/Kolkata"), country_of("UTC")) == ("IN", "")


def test_regions_are_sorted_by_their_names():
    assert subdivision_names("GB") == (
        ("ENG", "England"),
        ("NIR", "Northern Ireland"),
        ("SCT", "Scotland"),
        ("WLS", "Wales"),
    )


@pytest.mark.parametrize("country", ["", "XX", "SG"])
def test_a_country_without_regions_of_its_own_has_none(country):
    assert subdivision_names(country) == ()
