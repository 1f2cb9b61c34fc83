"""attack_serve.py with smaller numbers."""

import pytest

import attack_serve
from serving import serving


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with serving(attack_serve.besieged(tmp_path_factory.mktemp("besieged"))) as it:
        yield it


def test_no_address_in_any_encoding_leads_out_of_the_site(site, monkeypatch):
    monkeypatch.setattr(attack_serve, "TARGETS", attack_serve.TARGETS[:1])
    monkeypatch.setattr(attack_serve, "STARTS", attack_serve.STARTS[::3])
    tried, wrong = attack_serve.attack_by_paths(site)
    assert tried > 400
    assert wrong == []


def test_no_foreign_name_is_answered(site):
    tried, wrong = attack_serve.attack_by_names(site)
    assert tried > 50
    assert wrong == []


def test_a_storm_of_requests_during_rebuilds_gets_whole_pages_and_problem_pages_only(site):
    storm = attack_serve.Storm(site, 300, 6)
    storm.run()
    assert storm.wrong == []
    assert set(storm.statuses) <= {"200", "404", "problem page"}
    assert "Traceback" not in site.output
