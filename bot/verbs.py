"""The verbs of the one root command, in both languages, and the reading of what people type after it."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches

from domain.errors import UnknownCommandError


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing `/plan` does. `english` and `arabic` are the words for it, the first of each being the one we teach.

    `explanation` is the key of the words that say what it does. `example` shows it in use, ready to be copied.
    """

    name: str
    explanation: str
    english: tuple[str, ...]
    arabic: tuple[str, ...]
    example: str
    arabic_example: str

    def word(self, language: str) -> str:
        """The word we teach in that language."""
        return self.arabic[0] if language == "ar" else self.english[0]

    def shown(self, language: str) -> str:
        """The example as somebody who reads that language types it."""
        return f"/plan {self.arabic_example if language == 'ar' else self.example}"


VERBS = (
    Verb(
        "checkin",
        "help.checkin",
        ("checkin", "check-in", "check", "update"),
        ("متابعة", "تحديث"),
        "checkin",
        "متابعة",
    ),
    Verb("status", "help.status", ("status", "overview"), ("الحالة", "حالة", "ملخص"), "status", "الحالة"),
    Verb(
        "add",
        "help.add",
        ("add", "new", "create"),
        ("إضافة", "أضف", "جديد"),
        'add "Sign the vendor" @sara by 2027-01-31 for G2 in procurement',
        'إضافة "توقيع العقد" @sara قبل 2027-01-31 للهدف G2 في procurement',
    ),
    Verb(
        "assign",
        "help.assign",
        ("assign", "give", "owner"),
        ("إسناد", "أسند"),
        "assign T-12 @sara",
        "إسناد T-12 @sara",
    ),
    Verb(
        "hand",
        "help.hand",
        ("hand", "handover", "hand-over"),
        ("سلّم", "تسليم-مهمة", "نقل"),
        "hand T-12 @omar",
        "سلّم T-12 @omar",
    ),
    Verb("claim", "help.claim", ("claim", "take"), ("تولي", "أتولى", "استلام"), "claim T-12", "تولي T-12"),
    Verb("split", "help.split", ("split", "divide"), ("تقسيم", "قسّم"), "split T-12", "تقسيم T-12"),
    Verb(
        "unowned",
        "help.unowned",
        ("unowned", "orphans", "nobody"),
        ("بلا-مالك", "بلامالك", "شاغرة"),
        "unowned",
        "بلا-مالك",
    ),
    Verb(
        "stalled",
        "help.stalled",
        ("stalled", "stuck"),
        ("متعثرة", "متوقفة", "متأخرة"),
        "stalled",
        "متعثرة",
    ),
    Verb("cases", "help.cases", ("cases", "case"), ("الحالات", "حالات"), "cases sales", "الحالات sales"),
    Verb("at-risk", "help.at_risk", ("at-risk", "risk", "risks"), ("في-خطر", "خطر", "مخاطر"), "at-risk", "في-خطر"),
    Verb(
        "ladder",
        "help.ladder",
        ("ladder", "escalation", "climb"),
        ("السلم", "سلم-المتابعة", "التصعيد"),
        "ladder sales",
        "السلم sales",
    ),
    Verb(
        "needs",
        "help.needs",
        ("needs", "need", "requests"),
        ("الاحتياجات", "احتياجات", "طلبات"),
        "needs",
        "الاحتياجات",
    ),
    Verb(
        "done",
        "help.done",
        ("done", "finish", "finished", "complete"),
        ("تم", "أنجزت", "إنجاز"),
        "done T-12",
        "تم T-12",
    ),
    Verb(
        "move",
        "help.move",
        ("move", "reschedule", "delay"),
        ("موعد", "تمديد", "ترحيل"),
        "move T-12 to 30 nov: the vendor is late",
        "موعد T-12 إلى 30 نوفمبر: تأخر المورد",
    ),
    Verb(
        "drop",
        "help.drop",
        ("drop", "abandon", "remove"),
        ("إلغاء-مهمة", "إسقاط", "حذف"),
        "drop T-12: the vendor closed",
        "إلغاء-مهمة T-12: أغلق المورد",
    ),
    Verb(
        "edit",
        "help.edit",
        ("edit", "change", "modify"),
        ("تعديل", "عدّل", "تغيير"),
        "edit T-12",
        "تعديل T-12",
    ),
    Verb(
        "rhythm",
        "help.rhythm",
        ("rhythm", "frequency"),
        ("الوتيرة", "وتيرة", "الإيقاع", "إيقاع"),
        "rhythm T-12 monthly",
        "الوتيرة T-12 شهرية",
    ),
    Verb(
        "measure",
        "help.measure",
        ("measure", "measures", "kpi", "kpis", "reading"),
        ("المؤشرات", "مؤشر", "قراءة"),
        'measure "Gross margin" 27.4',
        'المؤشرات "هامش الربح" 27.4',
    ),
    Verb(
        "goal",
        "help.goal",
        ("goal", "goals", "objective"),
        ("هدف", "الهدف", "الأهداف"),
        'goal add "Waste less" by 31 dec for G1 @sara in sales',
        'هدف أضف "هدر أقل" قبل 31 ديسمبر للهدف G1 @sara في sales',
    ),
    Verb("map", "help.map", ("map", "strategy"), ("الخريطة", "خريطة"), "map", "الخريطة"),
    Verb(
        "history",
        "help.history",
        ("history", "log", "timeline"),
        ("السجل", "سجل", "تاريخ"),
        "history T-12",
        "السجل T-12",
    ),
    Verb(
        "agenda",
        "help.agenda",
        ("agenda", "meeting"),
        ("جدول-الأعمال", "جدول", "اجتماع"),
        "agenda",
        "جدول-الأعمال",
    ),
    Verb("digest", "help.digest", ("digest", "summary"), ("الموجز", "موجز"), "digest", "الموجز"),
    Verb(
        "delivery",
        "help.delivery",
        ("delivery", "deliveries", "outbox"),
        ("التسليم", "تسليم", "الرسائل"),
        "delivery",
        "التسليم",
    ),
    Verb(
        "export",
        "help.export",
        ("export", "download"),
        ("تصدير", "صدّر", "تنزيل"),
        "export xlsx",
        "تصدير xlsx",
    ),
    Verb("import", "help.import", ("import", "upload"), ("استيراد", "استورد", "رفع"), "import", "استيراد"),
    Verb(
        "ooo",
        "help.ooo",
        ("ooo", "away", "leave", "vacation"),
        ("إجازة", "غياب"),
        "ooo until thursday",
        "إجازة حتى الخميس",
    ),
    Verb(
        "mute",
        "help.mute",
        ("mute", "quiet", "snooze"),
        ("كتم", "هدوء"),
        "mute until 1 dec",
        "كتم حتى 1 ديسمبر",
    ),
    Verb(
        "unmute",
        "help.unmute",
        ("unmute", "un-mute", "unquiet"),
        ("إلغاء-الكتم", "إنهاء-الكتم"),
        "unmute",
        "إلغاء-الكتم",
    ),
    Verb(
        "settings",
        "help.settings",
        ("settings", "preferences"),
        ("الإعدادات", "إعدادات", "إعداداتي"),
        "settings",
        "الإعدادات",
    ),
    Verb(
        "hours",
        "help.hours",
        ("hours", "worktime", "workdays"),
        ("الدوام", "دوام", "ساعات"),
        "hours 8:30-16:30 sun-thu",
        "الدوام 8:30-16:30 الأحد-الخميس",
    ),
    Verb("back", "help.back", ("back", "im-back", "i'm-back", "i\u2019m-back"), ("عدت", "عودة"), "back", "عدت"),
    Verb("help", "help.help", ("help", "?", "h"), ("مساعدة", "؟"), "help", "مساعدة"),
)

BY_NAME = {verb.name: verb for verb in VERBS}
HOME = "home"
"""What the bare command does: the small menu."""

_BIDI = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_TATWEEL = "\u0640"
_VARIANTS = str.maketrans({"\u0649": "\u064a", "\u0629": "\u0647", _TATWEEL: None})
"""Final alef written for yeh, and teh marbuta written for heh; the hamzas fall away with the other marks."""


@dataclass(frozen=True, slots=True)
class Command:
    """What was typed: the verb's name, and the rest of the line."""

    verb: str
    rest: str


def bare(text: str) -> str:
    """The text without invisible marks of direction, which keyboards add, and whoever copies out of a message too."""
    return _BIDI.sub("", text)


def folded(word: str) -> str:
    """A word without case, marks and spelling variants, so that both keyboards' habits match."""
    # Case comes after decomposing too: a letter such as a mathematical bold A shows its case only then.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word.casefold()).casefold())
    marks_gone = "".join(c for c in plain if not unicodedata.combining(c))
    return unicodedata.normalize("NFKC", marks_gone).translate(_VARIANTS)


_BY_WORD = {folded(word): verb.name for verb in VERBS for word in (*verb.english, *verb.arabic)}


def read(text: str, language: str) -> Command:
    """Read what stands after `/plan`; UnknownCommandError names the nearest verb in the person's language."""
    clean = bare(text).strip()
    if not clean:
        return Command(HOME, "")
    for count in (2, 1):  # `check in` before `check`, or the second word would be taken for something else
        words = clean.split(maxsplit=count)
        name = _BY_WORD.get(folded("-".join(words[:count])))
        if name is not None:
            return Command(name, words[count] if len(words) > count else "")
    word = clean.split(maxsplit=1)[0]
    raise UnknownCommandError(word=word, example=BY_NAME[_nearest(word)].shown(language))


def _nearest(word: str) -> str:
    close = get_close_matches(folded(word), _BY_WORD, n=1, cutoff=0.6)
    return _BY_WORD[close[0]] if close else "help"
