"""Make `src/reeprov/data/places.tsv`: countries and cities as twelve languages call them.

The names are those of Unicode's CLDR, as the package `babel` carries it: territories, and the cities that time zones
are called by; what it lacks stands below.  One line a place: its code (`Beijing/CN` for a city), then its names.

    python support/compile_places.py
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale
from babel.core import get_global

LANGUAGES = ("en", "ar", "de", "es", "fr", "it", "ja", "pl", "pt", "ru", "uk", "zh")
TARGET = Path(__file__).parents[1] / "src" / "reeprov" / "data" / "places.tsv"

# What CLDR does not say: adjectives that are built from another word, short forms, cities that no zone is called by.
BY_HAND = {
    "GB": "UK, U.K, British, Britain, England, English, Briton, Британский, Британія, Англия, Англія, Английский, "
    "Grande-Bretagne, Gran Bretaña, Großbritannien, Britisch, Britannique, Británico, Inglaterra, 英",
    "US": "US, U.S, USA, America, American, Американский, Америка, США, Amerika, Amerikanisch, EEUU, EE UU, "
    "Américain, Estadounidense, 美",
    "NL": "Dutch, Holland, Голландский, Голландия, Нидерландский",
    "DE": "German, Германский, Немецкий, Німецький, ФРГ, Deutsch, Allemand, Alemán, 德",
    "CN": "Chinese, Китайский, Chinois, КНР, PRC, 中",
    "FR": "French, Français, Französisch, Французский, 法",
    "ES": "Spanish, Spaniard, Español, Spanisch",
    "GR": "Greek, Греческий",
    "BY": "Белоруссия, Белорусский, Weißrussland",
    "MD": "Молдавия",
    "CH": "Swiss, Швейцарский",
    "DK": "Danish, Датский",
    "PL": "Polish, Польский",
    "CZ": "Czech, Чешский",
    "TR": "Turkish, Турецкий, Turc, Turco",
    "RU": "Russian, Российский, Russe, Ruso, РФ, 俄",
    "UA": "Ukrainian, Украинский",
    "JP": "Japanese, Японский, 日",
    "KP": "North Korea, КНДР, DPRK, Северная Корея, Північна Корея, Nordkorea, Corée du Nord, Corea del Norte, 朝鲜",
    "KR": "South Korea, Южная Корея, Південна Корея, Südkorea, Corée du Sud, Corea del Sur, 韩国",
    "ID": "印尼",
    "EU": "EU, European Union, ЕС, Евросоюз, ЄС, UE, 欧盟",
    "UN": "UN, U.N, ООН, ONU, 联合国",
    "Beijing/CN": "Beijing, Peking, Пекин, Пекін, Pékin, Pekín, Pechino, Pequim, Pekin, بكين, 北京",
    "Cologne/DE": "Cologne, Köln, Кёльн, Кельн, Colonia, كولونيا, 科隆",
    "Hamburg/DE": "Hamburg, Гамбург, Hambourg, Hamburgo, Amburgo, هامبورغ, 汉堡",
    "Munich/DE": "Munich, München, Мюнхен, Múnich, Monaco di Baviera, 慕尼黑",
    "Geneva/CH": "Geneva, Genf, Женева, Genève, Ginebra, Ginevra, جنيف, 日内瓦",
    "Washington/US": "Washington, Вашингтон, Вашинґтон, واشنطن, 华盛顿",
    "Petersburg/RU": "St. Petersburg, Saint Petersburg, Петербург, Sankt Petersburg, Saint-Pétersbourg, "
    "San Petersburgo",
    "Milan/IT": "Milan, Mailand, Милан, Milán, Milano, 米兰",
    "Florence/IT": "Florence, Florenz, Флоренция, Florencia, Firenze, 佛罗伦萨",
    "Lhasa/CN": "Lhasa, Лхаса, 拉萨",
    "Tibet/CN": "Tibet, Тибет, Tíbet, 西藏",
    "Davos/CH": "Davos, Давос, 达沃斯",
    # Bodies and firms whose names other scripts translate, or spell beyond recognition.
    "NATO": "NATO, НАТО, OTAN, 北约, 北大西洋公约组织, الناتو",
    "IMF": "IMF, МВФ, IWF, FMI, 国际货币基金组织, صندوق النقد الدولي",
    "OPEC": "OPEC, ОПЕК, OPEP, 欧佩克, أوبك",
    "FBI": "FBI, ФБР, 联邦调查局, مكتب التحقيقات الفيدرالي",
    "Airbus": "Airbus, Эйрбас, 空中客车, 空客, إيرباص",
    "Boeing": "Boeing, Боинг, Боїнг, 波音, بوينغ",
    "Facebook": "Facebook, Фейсбук, 脸书, 臉書, فيسبوك",
    "Gazprom": "Gazprom, Газпром, 俄气, غازبروم",
    "Google": "Google, Гугл, 谷歌, جوجل, غوغل",
    "Honda": "Honda, Хонда, 本田, هوندا",
    "Huawei": "Huawei, Хуавей, 华为, 華為, هواوي",
    "Microsoft": "Microsoft, Майкрософт, 微软, 微軟, مايكروسوفت",
    "Nissan": "Nissan, Ниссан, 日产, نيسان",
    "Samsung": "Samsung, Самсунг, 三星, سامسونغ, سامسونج",
    "Siemens": "Siemens, Сименс, 西门子, سيمنز",
    "Sony": "Sony, Сони, 索尼, سوني",
    "Toyota": "Toyota, Тойота, 丰田, 豐田, تويوتا",
    "Volkswagen": "Volkswagen, Фольксваген, 大众汽车, فولكس فاجن",
    "Crimea": "Crimea, Крым, Крим, Krim, Crimée, 克里米亚",
    "Donbas/UA": "Donbas, Donbass, Донбасс, Донбас, 顿巴斯",
}

# Cities that are called as things are.
WORDS = frozenset(("America/Marigot",))


def main() -> None:
    """Write the table."""
    countries = {zone: code for code, zones in get_global("territory_zones").items() for zone in zones}
    names: dict[str, dict[str, None]] = {}
    for language in LANGUAGES:
        locale = Locale(language)
        for code, name in locale.territories.items():
            if code.isalpha():
                names.setdefault(code, {})[str(name)] = None
        for zone, values in locale.time_zones.items():
            if "city" in values and zone in countries and zone.count("/") == 1 and zone not in WORDS:
                city = zone.rpartition("/")[2]
                found = names.setdefault(f"{city}/{countries[zone]}", {city.replace("_", " "): None})
                found[str(values["city"])] = None
    for place, more in BY_HAND.items():
        names.setdefault(place, {}).update(dict.fromkeys(more.split(", ")))
    lines = ("\t".join((place, *sorted(found))) for place, found in sorted(names.items()))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
