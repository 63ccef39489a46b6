"""The same story for those who read Arabic: the page in Arabic, from right to left, with codes and names in order."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Picture
from tests.browser.visitor import Visitor, button, buttons_about, spoken

pytestmark = pytest.mark.browser

KHALID, MANSOUR, NOURA, YOUSEF, SARA = (
    "خالد الزهراني",
    "منصور العتيبي",
    "نورة القحطاني",
    "يوسف الدوسري",
    "Sara Al-Harbi",
)

EDGES = """(element, text) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const start = walker.currentNode.data.indexOf(text);
    if (start < 0) continue;
    return [...text].map((_, n) => {
      const range = document.createRange();
      range.setStart(walker.currentNode, start + n);
      range.setEnd(walker.currentNode, start + n + 1);
      return range.getBoundingClientRect().left;
    });
  }
  return [];
}"""


def test_the_whole_story_in_arabic(visitor: Visitor, picture: Picture) -> None:
    """One owner answers and asks for authority, another stays silent; her task climbs, is decided, and she is told."""
    is_asked_in_arabic(visitor, picture)
    asks_for_authority(visitor, picture)
    adds_a_note_with_its_code(visitor)
    is_nudged(visitor, picture)
    passes_it_to_the_head(visitor, picture)
    decides_on_the_digest(visitor)
    hears_of_the_decision(visitor, picture)
    asks_by_command(visitor)
    reads_home_and_agenda(visitor, picture)


def is_asked_in_arabic(visitor: Visitor, picture: Picture) -> None:
    """Page and message run from right to left; codes and names of the other script stay readable in them."""
    visitor.acts_as(KHALID)
    visitor.opens_messages()
    expect(visitor.page.locator("html")).to_have_attribute("dir", "rtl")
    for label in ("بعد ساعة", "صباح الغد", "الأسبوع القادم", "حتى يحدث شيء"):
        expect(visitor.page.get_by_role("button", name=label)).to_be_visible()
    visitor.moves_the_clock("next")  # a card for the leader
    visitor.moves_the_clock("next")
    asked = visitor.message("المتابعة الأسبوعية: مهمتان، وتكفي ضغطة لكل مهمة.")
    expect(asked.get_by_role("paragraph").first).to_have_css("direction", "rtl")
    expect(asked).to_contain_text("\u2068T-8\u2069")
    for text in ("T-8", "T-12", SARA):
        assert_reads_from_left(asked, text)
    assert_reads_from_right(asked, "زيارات تدقيق الجودة")
    picture(asked, "check-in-ar")
    button(asked, "في خطر", "T-7").click()
    expect(visitor.message("تم الرد على")).to_contain_text(spoken("ردّك: 🟡 في خطر"))


def asks_for_authority(visitor: Visitor, picture: Picture) -> None:
    """The form opens with the last word, blocker included; what is asked for goes to whoever can grant it."""
    asked = visitor.message("المتابعة الأسبوعية")
    button(asked, "المزيد…", "T-8").click()
    form = visitor.form("متابعة T-8")
    picture(form, "form-ar")
    expect(form.get_by_role("radio", name="خارج المسار")).to_be_checked()
    expect(form.get_by_label("التقدم، من 0 إلى 100")).to_have_value("30")
    expect(form.get_by_label("ما العائق؟")).to_have_value(
        "حد الشراء المعتمد لا يسمح بطلب العينات، وأحتاج إلى صلاحية حتى ٢٠ ألف ريال."
    )
    form.get_by_label("ما الاحتياج؟").select_option(label="سلطة")
    form.get_by_label("تفاصيل الاحتياج").fill("صلاحية شراء حتى ٢٠ ألف ريال.")
    form.get_by_role("button", name="حفظ").click()
    expect(form).not_to_be_visible()
    expect(visitor.message("شكرًا. اكتملت المتابعة الأسبوعية")).to_contain_text(spoken("ردّك: 🔴 خارج المسار"))


def adds_a_note_with_its_code(visitor: Visitor) -> None:
    """Whoever has several tasks starts a reply with the code, and the bot says what the note was kept on."""
    thread = visitor.replies(visitor.message("شكرًا"), "T-7 اكتملت زيارة ثلاث مزارع من ثمان.")
    expect(thread).to_contain_text(spoken("حُفظت كملاحظة على المهمة T-7"))
    expect(visitor.message("شكرًا")).to_contain_text("اكتملت زيارة ثلاث مزارع من ثمان.")
    thread.get_by_role("button", name="إغلاق").click()


def is_nudged(visitor: Visitor, picture: Picture) -> None:
    """An owner whose task is past its day is told to whom it goes next, and when."""
    visitor.acts_as(NOURA)
    visitor.opens_messages()
    visitor.moves_the_clock("week")
    nudge = visitor.message("تجاوزت موعدها")
    expect(nudge).to_contain_text("إصلاح عزل غرفة التبريد الثالثة")
    step = "تُرفع إلى يوسف الدوسري يوم الخميس، ٢١ يناير، الساعة ٨:٠٠ ص"  # noqa: RUF001  (Arabic digits)
    expect(nudge).to_contain_text(spoken(step))
    assert_reads_from_left(nudge, "T-18")
    picture(nudge, "nudge-ar")


def passes_it_to_the_head(visitor: Visitor, picture: Picture) -> None:
    """On that day the head was asked to decide, and told that the leader comes next."""
    visitor.acts_as(YOUSEF)
    visitor.opens_messages()
    card = visitor.message("تجاوزت موعدها بلا رد: القرار مطلوب.")
    expect(card).to_contain_text(spoken("الملكية: نورة القحطاني"))
    expect(card).to_contain_text(spoken("تُرفع إلى Sara Al-Harbi يوم الاثنين، ٢٥ يناير"))
    assert_reads_from_left(card, SARA)
    expect(button(card, "سأتولى الأمر", "T-18")).to_be_visible()
    picture(card, "head-ar")


def decides_on_the_digest(visitor: Visitor) -> None:
    """The leader, who reads English, gives it more time from the digest and says why."""
    visitor.acts_as(SARA)
    visitor.opens("leadership")
    visitor.moves_the_clock("week")
    digest = visitor.message("إصلاح عزل غرفة التبريد الثالثة")
    button(digest, "Extend…", "T-18").click()
    form = visitor.form("Extend T-18")
    form.get_by_label("New due date").fill("2027-02-20")
    form.get_by_label("Why? Those concerned will read it.").fill("وصلت الألواح أمس. شكرًا على الصبر.")
    form.get_by_role("button", name="Save").click()
    expect(form).not_to_be_visible()
    expect(digest).to_contain_text("Decided by Sara Al-Harbi: it is now due on Sat, Feb 20.")
    expect(buttons_about(digest, "T-18")).to_have_count(0)
    expect(buttons_about(digest, "T-9")).not_to_have_count(0)


def hears_of_the_decision(visitor: Visitor, picture: Picture) -> None:
    """Whoever has the task reads the decision in her own language, with the leader's own words."""
    visitor.acts_as(NOURA)
    visitor.opens_messages()
    told = visitor.message(spoken("بقرار من Sara Al-Harbi: موعد جديد للمهمة T-18"))
    expect(told).to_contain_text(spoken("يوم السبت، ٢٠ فبراير"))
    expect(told).to_contain_text("وصلت الألواح أمس. شكرًا على الصبر.")
    for text in ("T-18", SARA):
        assert_reads_from_left(told, text)
    picture(told, "decision-ar")


def asks_by_command(visitor: Visitor) -> None:
    """The same command takes Arabic verbs, and shows what would have worked after a slip."""
    visitor.acts_as(MANSOUR)
    visitor.opens("strategy")
    visitor.writes("/plan مساعدة")
    expect(visitor.message("الأوامر المتاحة:")).to_contain_text("/plan إسناد T-12 @sara")
    visitor.writes("/plan الحالة")
    expect(visitor.message(spoken("الخطة الاستراتيجية، الاثنين"))).to_contain_text("خارج المسار")
    visitor.writes("/plan مسادة")
    slip = visitor.message("لا يوجد أمر باسم")
    expect(slip).to_contain_text("لا يراها سواك")
    expect(slip).to_contain_text("/plan مساعدة")


def reads_home_and_agenda(visitor: Visitor, picture: Picture) -> None:
    """Home is in Arabic for one who reads it, while the agenda that all share is in the company's language."""
    expect(visitor.message("Agenda of the strategy meeting")).to_contain_text("مراجعة حد الشراء المعتمد")
    visitor.opens_home()
    expect(visitor.home).to_contain_text(spoken("مرحبًا منصور العتيبي. دورك في الخطة، الاثنين"))
    expect(visitor.home.get_by_role("heading", name="ما ينتظرك")).to_have_css("direction", "rtl")
    for label in ("إضافة مهمة…", "حالة الخطة", "مساعدة"):
        expect(visitor.home.get_by_role("button", name=label)).to_be_visible()
    picture(visitor.home, "home-ar")


def assert_reads_from_left(within: Locator, text: str) -> None:
    """Each letter stands to the right of the one before."""
    edges = within.evaluate(EDGES, text)
    assert edges, f"{text} is not there"
    assert edges == sorted(edges), f"{text} is scrambled"


def assert_reads_from_right(within: Locator, text: str) -> None:
    """Each letter stands to the left of the one before, or at the same place where two are joined into one."""
    edges = within.evaluate(EDGES, text)
    assert edges, f"{text} is not there"
    assert edges == sorted(edges, reverse=True), f"{text} is scrambled"
