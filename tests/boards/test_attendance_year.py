import pytest

from boards.models import Role


@pytest.mark.parametrize("year", [1900, 2012, 2099])
def test_attendance_of_any_year_that_an_address_can_name_is_shown(signed_in, url, year):
    reader = signed_in(Role.OBSERVER)

    response = reader.client.get(url("boards:attendance_year", reader.board, year))

    assert response.status_code == 200


def test_attendance_leads_to_no_year_to_come(signed_in, url):
    reader = signed_in(Role.OBSERVER)  # on a board whose record stands in 2013-14

    def leads_on(year):
        address = url("boards:attendance_year", reader.board, year)
        return "Year after" in reader.client.get(address).text

    assert leads_on(2012)
    assert not leads_on(2013)
