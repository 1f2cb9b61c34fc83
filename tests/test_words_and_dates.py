"""Words, dates and zones in the language of the site."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from built import built, errors, parsed, printed
from workshopsite.model.times import parse_deadline_zone
from workshopsite.problems import Mistake
from workshopsite.render.dates import STYLES, Dates, iso
from workshopsite.render.words import direction, locale_folder, locale_names, translations

DAY = date(2021, 11, 7)


# --- words


@pytest.mark.parametrize("language", ["fr", "fr-CA", "FR", "fr-latn-fr"])
def test_french_has_words_of_its_own_in_every_region(language):
    assert translations(language).gettext("Program") == "Programme"


@pytest.mark.parametrize("language", ["en", "en-US", "xx", "zh-Hant-TW"])
def test_a_language_without_a_catalogue_has_english_words(language):
    assert translations(language).gettext("Program") == "Program"
    assert translations(language).ngettext("%(num)s talk", "%(num)s talks", 2) == "%(num)s talks"


def test_names_of_a_languages_data_go_from_exact_to_general():
    assert locale_names("pt-br") == ["pt_BR", "pt"]
    assert locale_names("ZH-hant-tw") == ["zh_Hant_TW", "zh_Hant", "zh"]
    assert locale_names("es-419") == ["es_419", "es"]
    assert locale_names("fr") == ["fr"]


def test_every_catalogue_is_named_as_it_is_looked_for():
    for catalogue in locale_folder().iterdir():
        if catalogue.name.endswith(".po"):
            name = catalogue.name.removesuffix(".po")
            assert locale_names(name.replace("_", "-"))[0] == name


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("HE", "rtl"),
        ("fa-IR", "rtl"),
        ("az", "ltr"),
        ("az-Arab", "rtl"),
        ("uz-arab-AF", "rtl"),
        ("ar-Latn", "ltr"),
        ("ja", "ltr"),
    ],
)
def test_the_direction_of_writing(language, expected):
    assert direction(language) == expected


@pytest.mark.parametrize(
    ("language", "lang", "dir_"), [("fr", "fr", "ltr"), ("ar-EG", "ar-EG", "rtl")]
)
def test_a_page_says_its_language_and_direction(tmp_path, language, lang, dir_):
    out = built(tmp_path, {"content/workshop.yaml": f"title: X\nlanguage: {language}\n"})
    for name in ("index.html", "404.html"):
        assert parsed(out / name).all("html") == [{"lang": lang, "dir": dir_}]


def test_a_french_site_speaks_french(tmp_path):
    files = {
        "content/workshop.yaml": "title: X\nlanguage: fr\ndate: 2021-11-07\ntimezone: UTC\n",
        "content/program.yaml": "- {time: '9:00', title: Sommes, slides: a.pdf}\n",
        "content/a.pdf": "x",
    }
    page = parsed(built(tmp_path, files) / "program/index.html")
    assert "dimanche 7 novembre 2021" in page.text
    assert "Programme" in page.text
    assert "Accueil" in page.text


# --- days


@pytest.mark.parametrize(
    ("language", "days", "expected"),
    [
        ("en", (13, 14), "13 or 14 December 2019"),
        ("en-US", (13, 14), "December 13 or 14, 2019"),
        ("fr", (13, 14), "13 ou 14 décembre 2019"),
        ("de", (13, 14), "13. or 14. Dezember 2019"),
        ("zh", (13, 14), "2019年12月13日 or 2019年12月14日"),
        ("en", (13, 15, 16), "13 December 2019, 15 December 2019 or 16 December 2019"),
    ],
)
def test_days_of_which_one_will_be_chosen(language, days, expected):
    word = translations(language).gettext("or")
    found = Dates(language).alternatives(tuple(date(2019, 12, day) for day in days), word)
    assert found == expected


def test_alternatives_in_two_months_and_in_two_years():
    dates = Dates("en")
    assert dates.alternatives((date(2019, 11, 30), date(2019, 12, 1)), "or") == (
        "30 November or 1 December 2019"
    )
    assert dates.alternatives((date(2019, 12, 31), date(2020, 1, 1)), "or") == (
        "31 December 2019 or 1 January 2020"
    )


@pytest.mark.parametrize(
    ("language", "short", "long", "full"),
    [
        ("en", "7 Nov", "7 November 2021", "Sunday, 7 November 2021"),
        ("en-US", "Nov 7", "November 7, 2021", "Sunday, November 7, 2021"),
        ("fr", "7 nov.", "7 novembre 2021", "dimanche 7 novembre 2021"),
        ("fr-XX", "7 nov.", "7 novembre 2021", "dimanche 7 novembre 2021"),
        ("ja", "11月7日", "2021年11月7日", "2021年11月7日日曜日"),
        ("ar", "7 نوفمبر", "7 نوفمبر 2021", "الأحد، 7 نوفمبر 2021"),
        ("xx", "7 Nov", "7 November 2021", "Sunday, 7 November 2021"),
    ],
)
def test_a_day_in_each_style(language, short, long, full):
    dates = Dates(language)
    assert [dates.day(DAY, style) for style in STYLES] == [short, long, full]
    assert dates.day(DAY) == long


def test_a_moments_day_is_that_of_its_own_zone():
    late, dates = datetime(2021, 11, 7, 23, 30, tzinfo=ZoneInfo("America/New_York")), Dates("en")
    assert dates.day(late) == "7 November 2021"
    assert dates.day(late, "short") == "7 Nov"
    assert dates.day(late.astimezone(UTC)) == "8 November 2021"


@pytest.mark.parametrize(
    ("language", "days", "expected"),
    [
        ("en", [(2021, 11, 17)], "17 November 2021"),
        ("en", [(2021, 11, 17), (2021, 11, 18)], "17–18 November 2021"),
        ("en", [(2021, 11, 30), (2021, 12, 1)], "30 November – 1 December 2021"),
        ("en", [(2021, 12, 31), (2022, 1, 1)], "31 December 2021 – 1 January 2022"),
        ("en", [(2021, 11, 17), (2021, 11, 19)], "17 November 2021, 19 November 2021"),
        ("en-US", [(2021, 11, 17), (2021, 11, 18)], "November 17 – 18, 2021"),
        ("fr", [(2021, 11, 17), (2021, 11, 18)], "17–18 novembre 2021"),
        ("fr", [(2021, 12, 31), (2022, 1, 1)], "31 décembre 2021 – 1er janvier 2022"),
        ("ja", [(2021, 11, 17), (2021, 11, 18)], "2021年11月17日～18日"),
        ("ja", [(2021, 11, 30), (2021, 12, 1)], "2021年11月30日～12月1日"),
        ("ar", [(2021, 11, 17), (2021, 11, 18)], "17–18 نوفمبر 2021"),
        ("en", [], ""),
    ],
)
def test_several_days_are_a_range_where_they_follow_each_other(language, days, expected):
    found = Dates(language).days(tuple(date(*day) for day in days))
    assert " ".join(found.split()) == expected


# --- times and zones


def test_a_range_of_moments_is_that_of_their_own_zones():
    dates = Dates("en")
    moments = (datetime(2026, 7, 1, 12, tzinfo=UTC), datetime(2026, 7, 2, 12, tzinfo=UTC))
    far = tuple(moment.astimezone(ZoneInfo("Pacific/Kiritimati")) for moment in moments)
    assert (dates.days(moments), dates.days(far)) == ("1–2 July 2026", "2–3 July 2026")
    assert dates.alternatives(far, between="or") == "2 or 3 July 2026"


def test_a_day_is_written_once_in_each_way(monkeypatch):
    written = []
    write = Dates._written
    monkeypatch.setattr(
        Dates, "_written", lambda *given: written.append(given[1:]) or write(*given)
    )
    dates, days = Dates("en"), (date(2026, 7, 1), date(2026, 7, 2))
    said = [(dates.day(days[0], "full"), dates.days(days)) for _ in range(3)]
    assert said == [("Wednesday, 1 July 2026", "1–2 July 2026")] * 3
    assert len(written) == 3


def test_times_are_on_a_24_hour_clock_with_seconds_only_where_there_are_any():
    dates = Dates("en-US")
    assert dates.time(time(7, 30)) == "07:30"
    assert dates.time(time(0, 0)) == "00:00"
    assert dates.time(datetime(2021, 1, 1, 23, 59, 59, tzinfo=UTC)) == "23:59:59"


@pytest.mark.parametrize(
    ("zone", "month", "expected"),
    [
        (ZoneInfo("UTC"), 1, "UTC"),
        (UTC, 1, "UTC"),
        (ZoneInfo("Europe/Paris"), 1, "CET"),
        (ZoneInfo("Europe/Paris"), 7, "CEST"),
        (ZoneInfo("Asia/Singapore"), 1, "UTC+8"),
        (ZoneInfo("America/Sao_Paulo"), 1, "UTC−3"),
        (ZoneInfo("Asia/Kathmandu"), 1, "UTC+5:45"),
        (ZoneInfo("America/St_Johns"), 1, "NST"),
        (timezone(timedelta(hours=-9, minutes=-30)), 1, "UTC−9:30"),
        (parse_deadline_zone("AoE"), 1, "AoE"),
    ],
)
def test_the_zone_of_a_moment_has_its_short_name_there_and_then(zone, month, expected):
    assert Dates("en").zone(datetime(2021, month, 1, 12, tzinfo=zone)) == expected


def test_a_zone_has_its_own_name():
    dates = Dates("en")
    assert dates.zone_name(ZoneInfo("Europe/Paris")) == "Europe/Paris"
    assert dates.zone_name(ZoneInfo("UTC")) == "UTC"
    assert dates.zone_name(parse_deadline_zone("AoE")) == "AoE"


def test_iso_is_what_the_datetime_attribute_wants():
    assert iso(DAY) == "2021-11-07"
    assert iso(time(7, 5)) == "07:05:00"
    paris = datetime(2021, 11, 7, 9, 0, tzinfo=ZoneInfo("Europe/Paris"))
    assert iso(paris) == "2021-11-07T09:00:00+01:00"


# --- what is no date


@pytest.mark.parametrize("value", [None, "2021-11-07", 7])
@pytest.mark.parametrize("ask", ["day", "time", "zone"])
def test_what_is_no_date_is_refused_and_never_taken_for_today(value, ask):
    with pytest.raises(Mistake, match="there is no date or time here"):
        getattr(Dates("en"), ask)(value)
    with pytest.raises(Mistake, match="there is no date or time here"):
        iso(value)


def test_an_unknown_style_names_the_nearest():
    with pytest.raises(Mistake) as caught:
        Dates("en").day(DAY, "ful")
    assert caught.value.hint == 'did you mean "full"?'


SITE = {"content/workshop.yaml": "title: X\ndate: [2021-11-07, 2021-11-08]\n"}


def test_the_filters_of_templates(tmp_path):
    template = (
        "{{ site.dates[0] | date }}; {{ site.dates[0] | date('short') }}; {{ site.dates | dates }};"
        " {{ site.dates[0] | iso }}"
    )
    wanted = "7 November 2021; 7 Nov; 7–8 November 2021; 2021-11-07"
    assert printed(tmp_path, template, SITE) == wanted


def test_a_template_that_prints_no_date_is_an_error_at_its_line(tmp_path):
    files = SITE | {
        "templates/page.html": "\n{{ page.description | date }}",
        "content/a.md": "---\ntitle: A\n---\n",
    }
    [problem] = errors(tmp_path, files)
    assert str(problem.place).startswith("templates/page.html:2")
    assert problem.message == "there is no date or time here, but nothing"


@pytest.mark.parametrize(
    ("style", "expected"),
    [("short", "1er mai"), ("long", "1er mai 2027"), ("full", "samedi 1er mai 2027")],
)
def test_the_first_of_a_month_is_an_ordinal_in_french_alone(style, expected):
    first = date(2027, 5, 1)
    assert Dates("fr").day(first, style) == expected
    assert "er" not in Dates("fr").day(date(2027, 5, 11), style)
    assert "er" not in Dates("pt").day(first, style)
    assert Dates("fr").days((first, date(2027, 5, 2))) == "1er–2 mai 2027"
