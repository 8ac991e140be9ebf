"""The registry of outlets: who bears a name, whose a domain is, and the user's own rows."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reeprov.errors import SettingsError
from reeprov.resolvers.registry import Registry

# domain: names that mean this outlet and no other
HITS = """
rbc.ru: RBC, RBK, РБК, RBC.ru, RBC daily, РБК daily, RosBusinessConsulting, РосБизнесКонсалтинг, «РБК», rbc.ru
kommersant.ru: Kommersant, Коммерсантъ, Коммерсант, КоммерсантЪ, Коmmersant, Kommersant newspaper, Газета «Коммерсантъ»
kommersant.ru: Kommersant.ru, «Коммерсантъ», kommersant, 生意人报
reuters.com: Reuters (Beijing), Рейтер (Лондон)
sernageomin.cl: Sernageomin, Servicio Nacional de Geología y Minería
cochilco.cl: Cochilco, Comisión Chilena del Cobre
nakanune.ru: Nakanune.ru, Накануне.RU, Накануне.ру, Nakanune, Накануне, NAKANUNE.RU
ria.ru: RIA Novosti, РИА Новости, РИА «Новости», RIA-Novosti, РИА-Новости, Ria.ru, 俄新社, ria novosti
oborona.ru: National Defense (Russia), Национальная оборона, Nationalnaya Oborona, Natsionalnaya oborona
oborona.ru: National Defense magazine, National Defence, National Defense, журнал «Национальная оборона»
tass.ru: TASS, ТАСС, Itar-Tass, ИТАР-ТАСС, Russian News Agency TASS, 塔斯社, tass.com
interfax.ru: Interfax, Интерфакс, Interfax.ru, Interfaks
interfax.com.ua: Interfax-Ukraine, Интерфакс-Украина, Інтерфакс-Україна
lenta.ru: Lenta.ru, Лента.ру, Lenta
gazeta.ru: Gazeta.ru, Газета.ру, Газета.Ru
iz.ru: Izvestia, Известия, Izvestiya, Izvestija, Izvestiâ, газета «Известия», 消息报
rg.ru: Rossiyskaya Gazeta, Российская газета, Rossiiskaya gazeta, Rossijskaja gazeta, Rossijskaâ gazeta, РГ, 俄罗斯报
vedomosti.ru: Vedomosti, Ведомости, «Ведомости», Vedomosti.ru
ng.ru: Nezavisimaya Gazeta, Независимая газета, Nezavisimaja gazeta, Nezavisimaâ gazeta, НГ
mk.ru: Moskovsky Komsomolets, Московский комсомолец, Moskovskij Komsomolets, Moskovskiy komsomolets, МК
kp.ru: Komsomolskaya Pravda, Комсомольская правда, Komsomol'skaja pravda, Komsomol'skaâ pravda
novayagazeta.ru: Novaya Gazeta, Новая газета, Novaja gazeta, Novaâ gazeta
aif.ru: Argumenty i Fakty, Аргументы и факты, АиФ, Argumenty i fakty
redstar.ru: Krasnaya Zvezda, Красная звезда, Krasnaja zvezda
pnp.ru: Parlamentskaya Gazeta, Парламентская газета, Parlamentskaja gazeta
ura.news: URA.RU, УРА.РУ, URA.news, Ura.ru
fontanka.ru: Fontanka, Фонтанка, Фонтанка.ру, Fontanka.ru
regnum.ru: REGNUM, ИА REGNUM, ИА Регнум, Регнум
rosbalt.ru: Rosbalt, Росбалт, ИА «Росбалт»
1prime.ru: Прайм, PRIME, Агентство «Прайм»
rt.com: RT, Russia Today, 今日俄罗斯
sputnikglobe.com: Sputnik, Sputnik News, Sputnik International, Спутник
themoscowtimes.com: The Moscow Times, Moscow Times, 莫斯科时报
vz.ru: Взгляд, Vzglyad, Vzgljad, Деловая газета «Взгляд»
fedpress.ru: ФедералПресс, РИА ФедералПресс, FederalPress
meduza.io: Meduza, Медуза
novayagazeta.eu: Novaya Gazeta Europe, Новая газета Европа
politsturm.com: Politsturm, Политштурм, PolitSturm, Politsturm.com
kremlin.ru: Kremlin, The Kremlin, Kremlin.ru, Президент России, Кремль
mnr.gov.ru: Минприроды, Минприроды России, Russia's Natural Resources Ministry
rosnedra.gov.ru: Rosnedra, Роснедра, Федеральное агентство по недропользованию
rusgeology.ru: Росгеология, Rosgeologia, Rosgeo, Rosgeologija
pravda.com.ua: Ukrainska Pravda, Українська правда, Украинская правда, Ukrayinska Pravda, Ukraïnsʹka pravda
unian.ua: UNIAN, УНІАН, УНИАН
ukrinform.ua: Ukrinform, Укрінформ
zn.ua: Зеркало недели, Дзеркало тижня, Zerkalo Nedeli, Dzerkalo tyzhnia
kyivindependent.com: The Kyiv Independent, Kyiv Independent
belta.by: БЕЛТА, BelTA
scmp.com: South China Morning Post, SCMP, The South China Morning Post, 南华早报, 南華早報
globaltimes.cn: Global Times, 环球时报, 环球网
people.com.cn: People's Daily, 人民日报, 《人民日报》, 人民网, Renmin Ribao, Жэньминь жибао
xinhuanet.com: Xinhua, 新华社, 新华网, Синьхуа, Xinhua News Agency
chinadaily.com.cn: China Daily, 中国日报
caixinglobal.com: Caixin, Caixin Global, 财新, 财新网
thepaper.cn: The Paper, 澎湃新闻
mofcom.gov.cn: MOFCOM, 商务部
nikkei.com: Nikkei, 日本経済新聞
asia.nikkei.com: Nikkei Asia
kyodonews.net: Kyodo, Kyodo News, 共同社
yna.co.kr: Yonhap, 연합뉴스, Yonhap News Agency
reuters.com: Reuters, Рейтер, 路透社, REUTERS
apnews.com: AP, Associated Press, The Associated Press, AP News, 美联社
afp.com: AFP, Agence France-Presse, Agence France Presse
bloomberg.com: Bloomberg, Bloomberg News, Блумберг, 彭博社
bbc.com: BBC, BBC News, Би-би-си, bbc.co.uk
nytimes.com: The New York Times, New York Times, NYT, 纽约时报, Нью-Йорк таймс
washingtonpost.com: The Washington Post, Washington Post
wsj.com: The Wall Street Journal, Wall Street Journal, WSJ
ft.com: Financial Times, FT, The Financial Times, 金融时报
economist.com: The Economist, Economist
latimes.com: Los Angeles Times, LA Times, L.A. Times
nypost.com: New York Post
lemonde.fr: Le Monde, Монд
lefigaro.fr: Le Figaro, Фигаро
lesechos.fr: Les Échos, Les Echos
latribune.fr: La Tribune
ilpost.it: Il Post
handelsblatt.com: Handelsblatt
faz.net: FAZ, Frankfurter Allgemeine Zeitung, F.A.Z.
spiegel.de: Der Spiegel, Spiegel Online, SPIEGEL
zeit.de: Die Zeit, Zeit Online
sueddeutsche.de: Süddeutsche Zeitung, Sueddeutsche Zeitung, SZ
nzz.ch: NZZ, Neue Zürcher Zeitung
dw.com: Deutsche Welle, DW, Немецкая волна
elpais.com: El País, El Pais
corriere.it: Corriere della Sera
wyborcza.pl: Gazeta Wyborcza
jeuneafrique.com: Jeune Afrique
africanews24-7.co.za: Africa News 24, Africa News 24-7, AfricaNews24
africanews.com: Africanews
dailymaverick.co.za: Daily Maverick
mg.co.za: Mail & Guardian, Mail and Guardian
guardian.ng: Guardian Nigeria
mining.com: Mining.com
northernminer.com: The Northern Miner
spglobal.com: S&P Global, Platts
usgs.gov: USGS, U.S. Geological Survey, US Geological Survey, Геологическая служба США
bgs.ac.uk: British Geological Survey
whitehouse.gov: The White House, White House
iea.org: IEA, International Energy Agency, МЭА
irishtimes.com: The Irish Times, Irish Times
"""

# Several bear the name: the first is the likeliest, all of them fit.
SEVERAL = {
    "RIA": "ria.ru newdaynews.ru riamo.ru",
    "РИА": "ria.ru newdaynews.ru riamo.ru",
    "Times": "thetimes.com timesofmalta.com",
    "The Times": "thetimes.com timesofmalta.com",
    "The Guardian": "theguardian.com guardian.ng",
    "Guardian": "theguardian.com guardian.ng",
    "The Independent": "independent.co.uk independent.co.ug",
    "Independent": "independent.co.uk independent.co.ug",
    "The Star": "thestar.com thestar.com.my the-star.co.ke thestar.co.uk",
    "The Herald": "herald.co.zw heraldscotland.com",
    "The Standard": "standardmedia.co.ke thestandard.com.hk",
    "The Nation": "nation.africa thenation.com nation.com.pk nationthailand.com thenationonlineng.net",
    "The Sun": "thesun.co.uk sunnewsonline.com",
    "The Citizen": "thecitizen.co.tz citizen.co.za",
    "The Telegraph": "telegraph.co.uk telegraphindia.com",
    "The Daily Telegraph": "telegraph.co.uk dailytelegraph.com.au",
    "The National": "thenationalnews.com thenational.scot",
    "The Tribune": "tribuneindia.com tribune.com.pk",
    "Tribune": "latribune.fr tribuneindia.com tribune.com.pk",
    "Post": "ilpost.it postzambia.com",
    "The Post": "palmbeachpost.com postzambia.com",
    "La Nación": "lanacion.com.ar nacion.com",
    "El Universal": "eluniversal.com.mx eluniversal.com",
    "El Comercio": "elcomercio.pe elcomercio.com",
    "El Mercurio": "emol.com elmercurio.com.ec",
    "Público": "publico.pt publico.es",
    "Expansión": "expansion.com expansion.mx",
    "Pravda": "gazeta-pravda.ru pravda.sk",
    "Trend": "trend.az trend.sk",
    "Metro": "metro.co.uk metronews.ru",
    "Business Day": "businesslive.co.za businessday.ng",
    "CNA": "channelnewsasia.com cna.com.tw",
    "DN": "dn.se dn.no",
    "NTV": "ntv.ru ntv.com.tr",
    "ABC News": "abcnews.go.com abc.net.au",
    "Ministry of Natural Resources": "mnr.gov.ru mnr.gov.cn",
    "Natural Resources Ministry": "mnr.gov.ru mnr.gov.cn",
    "Daily News": "nydailynews.com bgdailynews.com",
    "The Record": "record.pt recordnet.com",
    "The Sentinel": "cumberlink.com santacruzsentinel.com",
    "The Gazette": "gazette.com thegazette.com",
    "The Advocate": "theadvocate.com stamfordadvocate.com",
    "The Examiner": "examiner.com.au examiner.net",
    "Free Press": "mankatofreepress.com",
    "Газета": "gazeta.ru gazeta.uz",
}

# Nobody that the registry knows bears it, or too many whom it does not know.
UNKNOWN = """
News, The News, The Journal, The Chronicle, La Prensa, Zeitung, Газета недели, Agency, Express
Republic, World, People, Le Mensuel, Today, Правда Севера-2, Вечёрка, Daily, The, La
RIA Nothing, ъ, Times of Nowhere, Ministry, 报, 日报, a, .ru, ru, www, com, Facebook, Wikipedia, Blogspot
Retrieved, Vol. 12, «», 12, Times2, RBC\\tKommersant, Kommersant RBC
"""


def hits() -> list[tuple[str, str]]:
    rows = [line.split(": ", 1) for line in HITS.strip().splitlines()]
    return [(name, domain) for domain, names in rows for name in names.split(", ")]


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def found(registry: Registry, name: str) -> list[str]:
    return [outlet.id for outlet in registry.find(name)]


def test_the_tables_above_are_as_long_as_promised() -> None:
    unknown = UNKNOWN.replace("\n", ", ").split(", ")
    assert len(set(hits())) >= 200
    assert len(SEVERAL) + len(set(unknown)) >= 60


@pytest.mark.parametrize(("name", "domain"), hits())
def test_a_name_that_means_one_outlet(registry: Registry, name: str, domain: str) -> None:
    assert found(registry, name) == [domain]


@pytest.mark.parametrize(("name", "domains"), SEVERAL.items())
def test_a_name_that_several_bear(registry: Registry, name: str, domains: str) -> None:
    ids = found(registry, name)
    assert len(ids) > 1
    assert set(domains.split()) <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["RIA", "РИА", "Times", "The Guardian", "Natural Resources Ministry"])
def test_the_likeliest_comes_first(registry: Registry, name: str) -> None:
    assert found(registry, name)[0] == SEVERAL[name].split()[0]


@pytest.mark.parametrize("name", UNKNOWN.strip("\n").replace("\n", ", ").split(", "))
def test_a_name_that_nobody_bears(registry: Registry, name: str) -> None:
    assert found(registry, name) == []


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("rbc.ru", "rbc.ru"),
        ("www.rbc.ru", "rbc.ru"),
        ("WWW.RBC.RU.", "rbc.ru"),
        ("www.kommersant.ru:443", "kommersant.ru"),
        ("us.politsturm.com", "politsturm.com"),
        ("user@ria.ru:80", "ria.ru"),
        ("izvestia.ru", "iz.ru"),
        ("sub.rbcdaily.ru", "rbc.ru"),
        ("asia.nikkei.com", "asia.nikkei.com"),
        ("www.nikkei.com", "nikkei.com"),
        ("timesofindia.indiatimes.com", "timesofindia.indiatimes.com"),
        ("www.gov.cn", "www.gov.cn"),
        ("pubs.usgs.gov", "usgs.gov"),
        ("beijing.gov.cn", None),
        ("indiatimes.com", None),
        ("notrbc.ru", None),
        ("rbc.ru.example.com", None),
        ("rbc.livejournal.com", None),
        ("lexisnexis.com", None),
        ("ru", None),
        ("", None),
        (".", None),
        ("[::1]:80", None),
        ("xn--", None),
        ("xn--\u20ac.ru", None),
        ("a." * 100_000 + "ru", None),
    ],
)
def test_whose_host_it_is(registry: Registry, host: str, domain: str | None) -> None:
    outlet = registry.by_domain(host)
    assert (outlet.id if outlet else None) == domain


def test_what_is_known_of_an_outlet(registry: Registry) -> None:
    (outlet,) = registry.find("Коммерсантъ")
    assert (outlet.name, outlet.native_name, outlet.country) == ("Kommersant", "Коммерсантъ", "RU")
    assert (outlet.languages, outlet.time_zone) == (("ru",), "Europe/Moscow")
    assert outlet.day_list == "https://www.kommersant.ru/archive/news/day/{year}-{month}-{day}"
    assert outlet.origin[0] == "curated"


def test_every_row_is_sound(registry: Registry) -> None:
    outlets = list(registry)
    assert len(outlets) == len(registry) >= 1_300
    domains = [domain for outlet in outlets for domain in outlet.domains]
    assert len(domains) == len(set(domains))
    for outlet in outlets:
        assert outlet.name
        assert outlet.origin
        assert outlet.id == outlet.domains[0]
        assert registry.by_domain(outlet.id) == outlet
        assert outlet.wikidata is None or re.fullmatch("Q[1-9][0-9]*", outlet.wikidata)


def test_how_the_rows_come_about(registry: Registry) -> None:
    no_tables = {"curated", "sample", "russian-hosts"}
    tables = [set(outlet.origin) - no_tables for outlet in registry]
    assert sum(len(origin) >= 2 for origin in tables) >= 1_100
    curated = [outlet for outlet in registry if "curated" in outlet.origin]
    assert len(curated) >= 200
    assert all(len(outlet.origin) >= 2 for outlet in registry if "curated" not in outlet.origin)


@pytest.mark.parametrize(
    "host", ["facebook.com", "archive.org", "en.wikipedia.org", "foo.blogspot.com", "news.google.com"]
)
def test_hosts_that_carry_other_peoples_pages_are_nobodys(registry: Registry, host: str) -> None:
    assert registry.by_domain(host) is None


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("nakan", "nakanune.ru"),
        ("rbc.ru", "rbc.ru"),
        ("РИА", "ria.ru"),
        ("kommers", "kommersant.ru"),
        ("ria.r", "ria.ru"),
    ],
)
def test_search_puts_the_nearest_first(registry: Registry, query: str, first: str) -> None:
    assert registry.search(query)[0].id == first


def test_search_finds_parts_of_names_and_domains(registry: Registry) -> None:
    assert "usgs.gov" in [outlet.id for outlet in registry.search("geological survey")]
    assert "africanews24-7.co.za" in [outlet.id for outlet in registry.search("24-7")]
    assert registry.search("no such outlet anywhere") == ()
    assert registry.search("") == ()
    assert len(registry.search("a")) <= 50


# The user's own rows


def write(folder: Path, text: str) -> str:
    path = folder / "outlets.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_users_row_is_found_by_its_names_and_domains(tmp_path: Path) -> None:
    registry = Registry.load(
        write(
            tmp_path,
            '[[outlet]]\nname = "The Voice of Nowhere"\ndomains = ["voice.example", "old.example"]\n'
            'aliases = ["VVN"]\n',
        )
    )
    assert found(registry, "voice of nowhere") == ["voice.example"]
    assert found(registry, "VVN") == ["voice.example"]
    assert found(registry, "RBK") == ["rbc.ru"]
    outlet = registry.by_domain("www.old.example")
    assert outlet is not None
    assert outlet.id == "voice.example"
    assert [outlet.id for outlet in registry.search("vvn")] == ["voice.example"]
    assert len(registry) == len(Registry.load()) + 1


def test_a_name_in_the_users_file_is_the_users(tmp_path: Path) -> None:
    registry = Registry.load(write(tmp_path, '[[outlet]]\nname = "RIA"\ndomains = ["ria.example"]\n'))
    assert found(registry, "RIA") == ["ria.example"]
    assert found(registry, "RIA Novosti") == ["ria.ru"]


def test_a_domain_in_the_users_file_is_the_users_and_blank_fields_are_filled(tmp_path: Path) -> None:
    registry = Registry.load(
        write(
            tmp_path,
            '[[outlet]]\nname = "Nakanune (ours)"\ndomains = ["nakanune.ru"]\nday_list = "https://nakanune.ru/{year}/{month}/{day}"\n',
        )
    )
    (outlet,) = registry.find("Накануне.RU")
    assert outlet.name == "Nakanune (ours)"
    assert outlet.native_name == "Накануне.RU"
    assert outlet.day_list == "https://nakanune.ru/{year}/{month}/{day}"
    assert registry.by_domain("nakanune.ru") == outlet
    assert len(registry) == len(Registry.load())


def test_an_empty_file_adds_nothing(tmp_path: Path) -> None:
    assert len(Registry.load(write(tmp_path, ""))) == len(Registry.load())


GOOD = '[[outlet]]\nname = "A Paper"\ndomains = ["a.example"]\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (GOOD + '\n[[outlet]]\nname = "B"\ndomains = ["b.example", "a.example"]\n', 7, "'a.example' is already"),
        (GOOD + "colour = 1\n", 4, "colour"),
        (GOOD + 'country = "Russia"\n', 4, "two capital letters"),
        (GOOD + 'languages = ["russian"]\n', 4, "languages"),
        (GOOD + "aliases = [1]\n", 4, "aliases"),
        (GOOD + 'aliases = ["«»"]\n', 4, "neither letter nor digit"),
        (GOOD + 'wikidata = "kommersant"\n', 4, "wikidata"),
        (GOOD + 'time_zone = "Moscow time"\n', 4, "time_zone"),
        (GOOD + 'time_zone = "Mars/Olympus_Mons"\n', 4, "must be an IANA name"),
        (GOOD + 'day_list = "https://a.example/"\n', 4, "{year}"),
        (GOOD + 'day_list = "https://a.example/{year}/{month}/{day}/{x}"\n', 4, "{year}"),
        ('[[outlet]]\ndomains = ["a.example"]\n', 1, "name"),
        ('[[outlet]]\nname = "A"\n', 1, "domains"),
        ('[[outlet]]\nname = "A"\ndomains = []\n', 3, "domains"),
        ('[[outlet]]\nname = "A"\ndomains = ["https://a.example/"]\n', 3, "is no domain"),
        ('[[outlet]]\nname = 5\ndomains = ["a.example"]\n', 2, "name"),
        ('# mine\n[outlet]\nname = "A"\n', 2, "[[outlet]]"),
        ("outlet = [1]\n", 1, "[[outlet]]"),
        ("a = " + "[" * 5_000 + "\n", 1, "TOML"),
        ("outlet = 3\n", 1, "[[outlet]]"),
        ("[[outlets]]\n", 1, "outlets"),
        (GOOD + "[[outlet]\n", 4, "TOML"),
        (GOOD + 'name = "twice"\n', 4, "TOML"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        Registry.load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}:{line}: ")
    assert words in message
    assert "\n" not in message


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="No such file"):
        Registry.load(str(tmp_path / "nowhere.toml"))


def test_a_file_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_bytes(b'[[outlet]]\nname = "\xff"\n')
    with pytest.raises(SettingsError, match=r"outlets\.toml:2: not UTF-8"):
        Registry.load(str(path))


def test_a_lookup_imports_nothing_heavy() -> None:
    program = (
        "import sys; from reeprov.resolvers.registry import Registry; Registry.load().find('РБК');"
        "heavy = {'json', 'sqlite3', 'pydantic', 'tomllib', 'dataclasses', 'importlib.resources', 'pathlib'};"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    # -S: what the environment imports at start is not ours.
    path = str(Path(__file__).parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {path!r}); {program}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == ""


def test_loading_and_one_lookup_take_less_than_5_ms() -> None:
    def once() -> float:
        started = time.perf_counter()
        Registry.load().find("Коммерсантъ")
        return time.perf_counter() - started

    assert min(once() for _ in range(5)) < 0.005


@pytest.mark.parametrize("name", ["Kommersant " * 100_000, "ъ" * 1_000_000, "." * 1_000_000, "a.ru" * 100_000])
def test_a_huge_name_is_looked_up_at_once(registry: Registry, name: str) -> None:
    started = time.perf_counter()
    registry.find(name)
    registry.by_domain(name)
    registry.search(name)
    assert time.perf_counter() - started < 0.5
