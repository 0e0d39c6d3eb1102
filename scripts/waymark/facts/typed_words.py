"""Words, by language, that tell what a number beside them is. Plain data, in lower case."""

from __future__ import annotations

from collections.abc import Mapping


def _all(rows: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({word for row in rows.values() for word in row.split()}))


_REFERENCES = {
    "en": "page pages pg p pp section sections s ss sec subsection paragraph paragraphs para paras "
    "part parts chapter chapters ch article articles art clause clauses annex appendix "
    "table tables figure figures fig schedule volume vol rule regulation regulations reg "
    "recommendation recommendations rec footnote line lines row item question slide room "
    "flat unit route",
    "standards": "iso iec bs en rfc pas dapb dcb",
    "ar": "صفحة الصفحة القسم المادة الفصل الجدول",
    "bg": "страница страници стр раздел глава член чл",
    "bn": "পৃষ্ঠা ধারা অধ্যায়",
    "cy": "tudalen tudalennau adran rhan",
    "fa": "صفحه بخش ماده فصل",
    "lt": "puslapis psl skyrius straipsnis",
    "ne": "पृष्ठ दफा धारा",
    "pa": "ਪੰਨਾ ਧਾਰਾ ਭਾਗ",
    "pl": "strona strony stronie str rozdział ust pkt punkt punkty ustęp sekcja sekcji tabela",
    "pt": "página páginas secção artigo capítulo",
    "ro": "pagina paginile secțiunea articolul capitolul tabelul",
    "ru": "раздел статья ст пункт",
    "so": "bogga qaybta",
    "sq": "faqja faqe neni seksioni",
    "ta": "பக்கம் பிரிவு",
    "tr": "sayfa bölüm madde",
    "uk": "сторінка розділ стаття",
    "ur": "صفحہ صفحات سیکشن دفعہ شق باب حصہ جدول",
    "zh": "第",
}
REFERENCE_WORDS = frozenset(_all(_REFERENCES))
"""What a small number after them counts, as page 101: never somebody to call."""

LIST_WORDS = _all(
    {"en": "and or to", "pl": "i oraz do", "ro": "și la", "lt": "ir iki", "pt": "e a", "cy": "a i"}
    | {"bg": "и до", "sq": "dhe", "tr": "ve", "ur": "اور سے", "ar": "و إلى", "bn": "ও", "pa": "ਅਤੇ"}
)
"""What may stand between the numbers of one list: pages 101 and 105."""

PER_CENT = ("%", "٪", "‰", "°", "per cent", "percent", "proc", "فیصد", "في المئة", "শতাংশ", "ਫੀਸਦੀ")
"""What a number before them is: a share, not a number to call."""

CURRENCY_CODES = ("gbp", "eur", "usd")

CURRENCY_WORDS = _all(
    {
        "en": "pound pounds pence quid euro euros dollar dollars sterling",
        "cy": "punt bunt",
        "lt": "svaras svarai svarų svarus",
        "pl": "funt funta funty funtów funtach funtami złotych zł",
        "pt": "libra libras",
        "ro": "lei liră lire",
        "ru": "фунт фунта фунтов",
        "so": "gini",
        "sq": "paund paundë sterlina",
        "tr": "sterlin lira",
        "bg": "паунд паунда паунди лири",
        "uk": "фунти фунтів",
    }
)
"""Whole words for money, in scripts whose words stand apart."""

CURRENCY_STEMS = _all(
    {
        "ar": "جنيه باوند يورو",
        "bn": "পাউন্ড টাকা",
        "fa": "پوند یورو",
        "ne": "पाउन्ड पाउण्ड पाउंड",
        "pa": "ਪੌਂਡ ਪਾਊਂਡ",
        "ta": "பவுண்ட",
        "ur": "پاؤنڈ پاونڈ پونڈ روپ",
        "zh": "英镑 英鎊 镑",
    }
)
"""Beginnings of words for money, in scripts whose endings join on."""
