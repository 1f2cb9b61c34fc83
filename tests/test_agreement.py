"""Every surface says the same of the program: instants, titles, people, places."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from agreement import disagreements
from programs import programs
from sites import write
from whole_sites import WHOLE_SITES, folder_of


@pytest.mark.parametrize("name", WHOLE_SITES)
def test_all_surfaces_of_a_site_agree(name, tmp_path):
    assert disagreements(folder_of(name, tmp_path / "site"), tmp_path / "out") == []


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(programs())
def test_all_surfaces_of_any_program_agree(files):
    with TemporaryDirectory() as folder:
        site = write(Path(folder, "site"), files)
        assert disagreements(site, Path(folder, "out")) == []
