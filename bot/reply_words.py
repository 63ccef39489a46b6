"""The words people use for a status, a need and a blocker in a plain reply, in both languages.

Hamzas, vowels, teh marbuta and final yeh are folded away before these are compared, so one spelling stands for all.
"""

from bot.folding import folded
from domain.needs import NeedKind
from domain.tasks import Status

Phrase = tuple[str, ...]

_STATUS = {
    Status.ON_TRACK: "on track / on schedule / ontrack / green / 🟢 / على المسار / في المسار / أخضر",
    Status.AT_RISK: "at risk / at a risk / atrisk / yellow / amber / 🟡 / في خطر / معرضة للخطر / معرض للخطر / أصفر",
    Status.OFF_TRACK: "off track / offtrack / red / 🔴 / خارج المسار / عن المسار / أحمر",
    Status.DONE: (
        "done / finished / complete / completed / ✅ / تم / تمت / تم الإنجاز / تم إنجازها / أنجزت / منجزة / منجز / "
        "مكتملة / مكتمل / انتهت / انتهى / انتهيت / خلصت"
    ),
}
_HINTS = {
    Status.AT_RISK: (
        "late / delayed / delay / delays / slipping / slipped / behind / waiting / risky / stuck / risk / "
        "متأخر / متأخرة / تأخر / تأخير / تأخرت / بانتظار / ننتظر / أنتظر / خطر"
    ),
    Status.OFF_TRACK: "stopped / failed / impossible / cancelled / canceled / متعثرة / متعثر / فشل / مستحيل",
    Status.ON_TRACK: (
        "well / fine / good / great / ok / okay / smoothly / 👍 / جيد / جيدة / ممتاز / بخير / تمام / الحمد لله / "
        "على الطريق الصحيح"
    ),
}
_BLOCKED = "blocked / blocked by / blocked on / 🚫 / متوقفة / متوقف / متوقفة بسبب / متوقف بسبب / معطلة / معطل / العائق"
_UNBLOCKED = "unblocked / not blocked / no longer blocked / no blocker / no blockers / لا عائق / لا عوائق / زال العائق"
_NEEDS = {
    NeedKind.DECISION: "decision / decisions / قرار / قرارا / القرار",
    NeedKind.AUTHORITY: (
        "authority / authorisation / authorization / permission / سلطة / السلطة / صلاحية / الصلاحية / صلاحيات / "
        "الصلاحيات"
    ),
    NeedKind.MONEY: (
        "money / budget / funds / funding / cash / مال / مالا / المال / ميزانية / الميزانية / تمويل / تمويلا / التمويل"
    ),
    NeedKind.TIME: "time / وقت / وقتا / الوقت",
    NeedKind.PEOPLE: "people / staff / hands / أشخاص / أشخاصا / موظفين / موظفون / عمال / أيد عاملة",
    NeedKind.SKILL: "skill / skills / training / مهارة / مهارات / تدريب / تدريبا / خبرة",
}


def _phrases(words: str) -> list[Phrase]:
    return [tuple(folded(phrase).split()) for phrase in words.split("/")]


STATUSES = {phrase: status for status, words in _STATUS.items() for phrase in _phrases(words)}
HINTS = {**{phrase: status for status, words in _HINTS.items() for phrase in _phrases(words)}, **STATUSES}
"""Words that may mean a status, so that one asks."""

BLOCKED = frozenset(_phrases(_BLOCKED))
UNBLOCKED = frozenset(_phrases(_UNBLOCKED))
NEEDS = {phrase: kind for kind, words in _NEEDS.items() for phrase in _phrases(words)}
NEEDING = frozenset(
    _phrases(
        "need / needs / needing / lack / lacks / lacking / require / requires / أحتاج / نحتاج / يحتاج / تحتاج / "
        "أحتاج إلى / نحتاج إلى / تحتاج إلى / بحاجة إلى / بحاجة ل / ينقصني / تنقصني / ينقصنا / تنقصنا"
    )
)
BEFORE_NEED = frozenset(_phrases("more / some / the / a / an / any / extra / مزيد من / المزيد من / بعض"))
"""Small words between a need's verb and what is needed."""

BEFORE = frozenset(
    _phrases(
        "i / i'm / i’m / im / am / we / we're / we’re / are / it / it's / it’s / its / is / still / all / now / "  # noqa: RUF001  (phones write curly apostrophes)
        "نحن / أنا / هي / هو / ما زال / ما زالت / ما زلنا / لا يزال / لا تزال / المهمة / الآن"
    )
)
"""Small words that may stand before a status."""

NEGATIONS = frozenset(
    word
    for phrase in _phrases(
        "not / no / never / isn't / isn’t / aren't / aren’t / won't / won’t / can't / can’t / without / "  # noqa: RUF001  (as above)
        "لا / لم / لن / ليس / ليست / غير / ما / بدون / بلا"
    )
    for word in phrase
)
PERCENT = frozenset(_phrases("% / ٪ / percent / per cent / بالمئة / بالمائة / في المئة / في المائة"))

SHORTCODES = {
    ":large_green_circle:": "🟢",
    ":large_yellow_circle:": "🟡",
    ":red_circle:": "🔴",
    ":white_check_mark:": "✅",
    ":heavy_check_mark:": "✅",
    ":+1:": "👍",
    ":thumbsup:": "👍",
    ":no_entry_sign:": "🚫",
}
"""Signs as the chat writes them."""

BACK = frozenset(
    folded(words)
    for words in ("back", "i'm back", "i’m back", "im back", "i am back", "عدت", "رجعت", "لقد عدت", "أنا عدت")  # noqa: RUF001  (as above)
)
AWAY = tuple(
    folded(words)
    for words in (
        "ooo", "out of office", "out of the office", "away", "leave", "on leave", "vacation", "on vacation",
        "i'm away", "i’m away", "i am away", "i'm ooo", "إجازة", "في إجازة", "أنا في إجازة", "غياب", "غائب", "غائبة",  # noqa: RUF001  (as above)
    )
)  # fmt: skip
