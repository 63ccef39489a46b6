"""The verbs of the one root command, in both languages: what each is called, takes and does, and who may."""

from dataclasses import KW_ONLY, dataclass

from domain.rights import Right


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing `/plan` does. `english` and `arabic` are the words for it, the first of each being the one we teach.

    `example` shows it in use, ready to be copied. `acts` are the rights that it needs: one of them is enough.
    """

    name: str
    english: tuple[str, ...]
    arabic: tuple[str, ...]
    example: str
    arabic_example: str
    _: KW_ONLY
    acts: tuple[Right, ...]

    @property
    def explanation(self) -> str:
        """The key of the words that say what it does."""
        return f"help.{self.name.replace('-', '_')}"

    @property
    def takes(self) -> str | None:
        """The key of the words for what is typed after it; None where nothing is."""
        return None if self.name in ALONE else f"takes.{self.name.replace('-', '_')}"

    def word(self, language: str) -> str:
        """The word we teach in that language."""
        return self.arabic[0] if language == "ar" else self.english[0]

    def shown(self, language: str) -> str:
        """The example as somebody who reads that language types it."""
        return f"/plan {self.arabic_example if language == 'ar' else self.example}"


ALONE = frozenset({"unowned", "stalled", "needs", "agenda", "delivery", "import", "map", "unmute"})
"""Verbs after which nothing is typed."""

VERBS = (
    Verb(
        "checkin",
        ("checkin", "check-in", "check", "update"),
        ("متابعة", "تحديث"),
        "checkin",
        "متابعة",
        acts=(Right.CHECK_IN,),
    ),
    Verb(
        "status",
        ("status", "overview"),
        ("الحالة", "حالة", "ملخص"),
        "status",
        "الحالة",
        acts=(Right.SEE_PLAN,),
    ),
    Verb(
        "add",
        ("add", "new", "create"),
        ("إضافة", "أضف", "جديد"),
        'add "Sign the vendor" @sara by 2027-01-31 for G2 in procurement',
        'إضافة "توقيع العقد" @sara قبل 2027-01-31 للهدف G2 في procurement',
        acts=(Right.PROPOSE_TASK,),
    ),
    Verb(
        "assign",
        ("assign", "give", "owner"),
        ("إسناد", "أسند"),
        "assign T-12 @sara",
        "إسناد T-12 @sara",
        acts=(Right.ASSIGN_TASK,),
    ),
    Verb(
        "hand",
        ("hand", "handover", "hand-over"),
        ("سلّم", "تسليم-مهمة", "نقل"),
        "hand T-12 @omar",
        "سلّم T-12 @omar",
        acts=(Right.HAND_OVER_TASK,),
    ),
    Verb("claim", ("claim", "take"), ("تولي", "أتولى", "استلام"), "claim T-12", "تولي T-12", acts=(Right.CLAIM_TASK,)),
    Verb("split", ("split", "divide"), ("تقسيم", "قسّم"), "split T-12", "تقسيم T-12", acts=(Right.SPLIT_TASK,)),
    Verb(
        "unowned",
        ("unowned", "orphans", "nobody"),
        ("بلا-مالك", "بلامالك", "شاغرة"),
        "unowned",
        "بلا-مالك",
        acts=(Right.SEE_PLAN,),
    ),
    Verb("stalled", ("stalled", "stuck"), ("متعثرة", "متوقفة", "متأخرة"), "stalled", "متعثرة", acts=(Right.SEE_PLAN,)),
    Verb("cases", ("cases", "case"), ("الحالات", "حالات"), "cases sales", "الحالات sales", acts=(Right.SEE_PLAN,)),
    Verb(
        "at-risk",
        ("at-risk", "risk", "risks"),
        ("في-خطر", "خطر", "مخاطر"),
        "at-risk",
        "في-خطر",
        acts=(Right.SEE_PLAN,),
    ),
    Verb(
        "unready",
        ("unready", "not-ready", "incomplete"),
        ("غير-جاهزة", "غير-مكتملة", "ناقصة"),
        "unready",
        "غير-جاهزة",
        acts=(Right.SEE_PLAN,),
    ),
    Verb(
        "ladder",
        ("ladder", "escalation", "climb"),
        ("السلم", "سلم-المتابعة", "التصعيد"),
        "ladder sales",
        "السلم sales",
        acts=(Right.SEE_PLAN,),
    ),
    Verb(
        "needs",
        ("needs", "need", "requests"),
        ("الاحتياجات", "احتياجات", "طلبات"),
        "needs",
        "الاحتياجات",
        acts=(Right.KEEP_OWN_AFFAIRS,),
    ),
    Verb(
        "done",
        ("done", "finish", "finished", "complete"),
        ("تم", "أنجزت", "إنجاز"),
        "done T-12",
        "تم T-12",
        acts=(Right.CHECK_IN,),
    ),
    Verb(
        "move",
        ("move", "reschedule", "delay"),
        ("موعد", "تمديد", "ترحيل"),
        "move T-12 to 30 nov: the vendor is late",
        "موعد T-12 إلى 30 نوفمبر: تأخر المورد",
        acts=(Right.EDIT_TASK, Right.PROPOSE_DATE),
    ),
    Verb(
        "drop",
        ("drop", "abandon", "remove"),
        ("إلغاء-مهمة", "إسقاط", "حذف"),
        "drop T-12: the vendor closed",
        "إلغاء-مهمة T-12: أغلق المورد",
        acts=(Right.DROP_OWNED_TASK, Right.DROP_TASK),
    ),
    Verb(
        "edit",
        ("edit", "change", "modify"),
        ("تعديل", "عدّل", "تغيير"),
        "edit T-12",
        "تعديل T-12",
        acts=(Right.EDIT_TASK, Right.DESCRIBE_TASK),
    ),
    Verb(
        "rhythm",
        ("rhythm", "frequency"),
        ("الوتيرة", "وتيرة", "الإيقاع", "إيقاع"),
        "rhythm T-12 monthly",
        "الوتيرة T-12 شهرية",
        acts=(Right.SET_RHYTHM,),
    ),
    Verb(
        "measure",
        ("measure", "measures", "kpi", "kpis", "reading"),
        ("المؤشرات", "مؤشر", "قراءة"),
        'measure "Gross margin" 27.4',
        'المؤشرات "هامش الربح" 27.4',
        acts=(Right.SEE_PLAN, Right.TAKE_READING),
    ),
    Verb(
        "goal",
        ("goal", "goals", "objective"),
        ("هدف", "الهدف", "الأهداف"),
        'goal add "Waste less" by 31 dec for G1 @sara in sales',
        'هدف أضف "هدر أقل" قبل 31 ديسمبر للهدف G1 @sara في sales',
        acts=(Right.SEE_PLAN, Right.SET_GOAL),
    ),
    Verb("map", ("map", "strategy"), ("الخريطة", "خريطة"), "map", "الخريطة", acts=(Right.SEE_PLAN,)),
    Verb(
        "history",
        ("history", "log", "timeline"),
        ("السجل", "سجل", "تاريخ"),
        "history T-12",
        "السجل T-12",
        acts=(Right.SEE_PLAN,),
    ),
    Verb(
        "audit",
        ("audit", "trail", "changes"),
        ("التغييرات", "سجل-التغييرات", "التدقيق", "تدقيق"),
        "audit T-12",
        "التغييرات T-12",
        acts=(Right.SEE_TRAIL,),
    ),
    Verb(
        "agenda",
        ("agenda", "meeting"),
        ("جدول-الأعمال", "جدول", "اجتماع"),
        "agenda",
        "جدول-الأعمال",
        acts=(Right.SEE_PLAN,),
    ),
    Verb(
        "digest",
        ("digest", "summary"),
        ("الموجز", "موجز"),
        "digest",
        "الموجز",
        acts=(Right.SEE_DIGEST, Right.SEE_DEPARTMENT_DIGEST),
    ),
    Verb(
        "delivery",
        ("delivery", "deliveries", "outbox"),
        ("التسليم", "تسليم", "الرسائل"),
        "delivery",
        "التسليم",
        acts=(Right.SEE_DELIVERY,),
    ),
    Verb(
        "export",
        ("export", "download"),
        ("تصدير", "صدّر", "تنزيل"),
        "export xlsx",
        "تصدير xlsx",
        acts=(Right.EXPORT_PLAN, Right.EXPORT_DEPARTMENT),
    ),
    Verb("import", ("import", "upload"), ("استيراد", "استورد", "رفع"), "import", "استيراد", acts=(Right.IMPORT_PLAN,)),
    Verb(
        "ooo",
        ("ooo", "away", "leave", "vacation"),
        ("إجازة", "غياب"),
        "ooo until thursday",
        "إجازة حتى الخميس",
        acts=(Right.NOTE_LEAVE,),
    ),
    Verb(
        "mute",
        ("mute", "quiet", "snooze"),
        ("كتم", "هدوء"),
        "mute until 1 dec",
        "كتم حتى 1 ديسمبر",
        acts=(Right.KEEP_OWN_AFFAIRS,),
    ),
    Verb(
        "unmute",
        ("unmute", "un-mute", "unquiet"),
        ("إلغاء-الكتم", "إنهاء-الكتم"),
        "unmute",
        "إلغاء-الكتم",
        acts=(Right.KEEP_OWN_AFFAIRS,),
    ),
    Verb(
        "settings",
        ("settings", "preferences"),
        ("الإعدادات", "إعدادات", "إعداداتي"),
        "settings",
        "الإعدادات",
        acts=(Right.KEEP_OWN_AFFAIRS,),
    ),
    Verb(
        "hours",
        ("hours", "worktime", "workdays"),
        ("الدوام", "دوام", "ساعات"),
        "hours 8:30-16:30 sun-thu",
        "الدوام 8:30-16:30 الأحد-الخميس",
        acts=(Right.KEEP_OWN_AFFAIRS,),
    ),
    Verb(
        "back",
        ("back", "im-back", "i'm-back", "i\u2019m-back"),
        ("عدت", "عودة"),
        "back",
        "عدت",
        acts=(Right.NOTE_LEAVE,),
    ),
    Verb("help", ("help", "?", "h"), ("مساعدة", "؟"), "help", "مساعدة", acts=(Right.SEE_PLAN,)),
)

BY_NAME = {verb.name: verb for verb in VERBS}
