"""Each group of company settings, as a plan keeper meets it: seen, tried, set, and put back."""

from tests.journeys import plans
from tests.journeys.actor import Actor
from tests.journeys.conftest import Stager
from tests.journeys.play import Play


def opened(kim: Actor, label: str) -> None:
    """From the window that leads to everything, into the group of a button."""
    kim.types("/plan settings workspace")
    buttons = [each for each in kim.sees_form().buttons if label in each.label]
    kim.presses(buttons[0].label, on=kim.sees_form(), about="")


def test_one_window_leads_to_each_group(play: Play) -> None:
    """It says what holds, and is a tap away on Home for those who keep the plan, and for nobody else."""
    kim, omar = play.as_("kim"), play.as_("omar")
    assert "Company settings…" not in omar.opens_home().labels()
    kim.presses("Company settings", on=kim.opens_home())
    shown = kim.sees_form()
    assert "Check-in: Monday, 9:30 AM. Digest: Thursday, 9:00 AM." in shown.text
    assert "riyadh: Sunday, Monday, Tuesday, Wednesday, and Thursday, 8:00 AM to 4:00 PM" in shown.text
    assert "Visible leader: Sara Harbi." in shown.text
    assert "Plan keepers: Kim Tan." in shown.text
    for label in (
        "Rhythm and thresholds…",
        "Channels…",
        "Who has which part…",
        "Language…",
        "How long things are kept…",
    ):
        kim.types("/plan settings workspace")
        kim.presses(label, on=kim.sees_form())
        assert kim.sees_form().fields, label
        kim.closes()


def test_another_hour_is_shown_with_whom_it_moves(stage: Stager) -> None:
    """Working hours are shown with how many are asked at another moment, hold once confirmed, and can be put back."""
    play = stage(ONE_CALENDAR)
    kim, omar = play.as_("kim"), play.as_("omar")
    kim.types("/plan settings hours")
    kim.fills({"Work begins at": "11:00", "Work ends at": "19:00"})
    kim.ticks("Working days", "Tuesday", "Wednesday", "Thursday")
    kim.sends()
    shown = kim.sees_form().text
    assert "This is what would change. Nothing is saved yet." in shown
    assert "3 people are asked at another moment" in shown
    assert "instead of Mon" in shown
    kim.sends()
    assert "Saved." in kim.sees_form().text
    play.clock_to("2027-01-04 20:00")
    omar.sees_no_message("Your weekly check-in")
    play.clock_to("2027-01-05 11:30", awake=True)
    omar.sees_message("Your weekly check-in")
    kim.presses("Put it back", on=kim.sees_form())
    assert "8:00 AM to 4:00 PM" in kim.sees_form().text


ONE_CALENDAR = (
    plans.small()
    .replace(b"  - {key: berlin, work_days: [mon, tue, wed, thu, fri], hours: 09:00-17:30}\n", b"")
    .replace(b"  - {key: new-york, work_days: [mon, tue, wed, thu, fri], hours: 09:00-17:00}\n", b"")
    .replace(b"key: riyadh", b"key: default")
    .replace(b", calendar: berlin", b"")
    .replace(b", calendar: new-york", b"")
)


def test_holidays_by_country_and_by_hand(stage: Stager) -> None:
    """A country brings its holidays; one of them can be worked; a day of the company's own comes and goes by hand."""
    play = stage(ONE_CALENDAR)
    kim = play.as_("kim")
    kim.types("/plan settings hours")
    kim.fills({"Public holidays of": "Saudi Arabia"})
    kim.sends()
    assert "Public holidays of Saudi Arabia are days off." in kim.sees_form().text
    kim.sends()
    kim.types("/plan settings holidays")
    assert "Founding Day" in kim.sees_form().text
    kim.presses("Work that day", on=kim.sees_form(), about="Feb")
    assert "is a working day like others." in kim.sees_form().text
    kim.sends()
    assert "Saved." in kim.sees_form().text
    kim.types("/plan settings holidays")
    assert "Founding Day Holiday, worked all the same" in kim.sees_form().text
    kim.presses("Add days off", on=kim.sees_form())
    kim.fills({"First day off": "2027-01-04", "Last day off": "2027-01-02"})
    kim.sends()
    assert "The last day comes after the first" in str(kim.sees_form().errors)
    kim.fills({"Last day off": "2027-01-05"})
    kim.sends()
    assert "everybody is off." in kim.sees_form().text
    assert "asked at another moment" in kim.sees_form().text
    kim.sends()
    play.clock_to("2027-01-06 09:00")
    omar = play.as_("omar")
    omar.sees_no_message("Your weekly check-in")
    play.clock_to("2027-01-06 10:00", awake=True)
    omar.sees_message("Your weekly check-in")


def test_a_channel_must_let_the_bot_in(play: Play) -> None:
    """A channel where the bot is no member, or outsiders are, is refused at its field; others are told."""
    kim, slack = play.as_("kim"), play.stage.slack
    slack.add_channel(id="C0PRIVATE", name="board", members=["U0KIM00001"])
    members = slack.channels["C0PRIVATE"].members
    members[:] = [each for each in members if each != slack.bot_user_id]
    opened(kim, "Channels")
    kim.fills({"In which channel": "C0PRIVATE"})
    kim.sends()
    assert "Type /invite @Followthrough there" in str(kim.sees_form().errors)
    kim.fills({"What is posted": "Operations", "In which channel": "C0STRATEGY"})
    kim.sends()
    assert "What concerns Operations is posted in #strategy." in kim.sees_form().text
    kim.sends()
    assert "Saved." in kim.sees_form().text


def test_parts_change_hands(play: Play) -> None:
    """A keeper names another one, who may then; the last one cannot go; a head and a leader are named as well."""
    kim, omar = play.as_("kim"), play.as_("omar")
    opened(kim, "Who has which part")
    kim.fills({"Which part": "Does not keep the plan any more", "Who": "@kim"})
    kim.sends()
    assert "Kim Tan is the last plan keeper" in str(kim.sees_form().errors)
    kim.fills({"Which part": "Keeps the plan", "Who": "@omar"})
    kim.sends()
    assert "Omar Salem keeps the plan." in kim.sees_form().text
    kim.sends()
    omar.types("/plan settings roles")
    omar.fills({"Which part": "Head of Sales", "Who": "@lena"})
    omar.sends()
    omar.sends()
    assert "Lena Vogt heads Sales." in omar.sees_form().text
    omar.types("/plan settings roles")
    omar.fills({"Which part": "Visible leader", "Who": "@hadi"})
    omar.sends()
    assert "The visible leader is Hadi Nasser." in omar.sees_form().text
    assert "Before that it was Sara Harbi." in omar.sees_form().text
    omar.sends()
    assert "Visible leader: Hadi Nasser." in _workspace(omar)


def _workspace(who: Actor) -> str:
    who.types("/plan settings workspace")
    return who.sees_form().text


def test_somebody_new_gets_a_part(play: Play) -> None:
    """A member of Slack who is not in the plan is in it as soon as they get a part."""
    nora = play.stranger("nora", tz="Asia/Riyadh", locale="en-US")
    kim = play.as_("kim")
    opened(kim, "Who has which part")
    kim.fills({"Which part": "Keeps the plan", "Who": nora.chat_id})
    kim.sends()
    kim.sends()
    assert "Nora keeps the plan." in kim.sees_form().text
    assert "Plan keepers: Kim Tan and Nora." in _workspace(nora)


def test_the_language_of_everybody(play: Play) -> None:
    """The company's language is counted before it holds, and is that of whoever did not choose one."""
    kim, omar = play.as_("kim"), play.as_("omar")
    kim.types("/plan settings language")
    kim.fills({"Language of everybody": "العربية"})
    kim.sends()
    assert "people read another language from then on." in kim.sees_form().text
    kim.sends()
    assert "مهامك" in omar.opens_home().text


def test_how_long_things_are_kept(play: Play) -> None:
    """The form says what is kept for how long, and the preview how many records go."""
    kim = play.as_("kim")
    opened(kim, "How long things are kept")
    kim.fills({"Records of messages": "8 weeks"})
    kim.sends()
    shown = kim.sees_form().text
    assert "Records of messages written anew are kept for 8 weeks." in shown
    assert "Nobody is asked at another time because of it." in shown
    kim.sends()
    assert "Saved." in kim.sees_form().text


def test_the_digest_of_one_department(play: Play) -> None:
    """A keeper turns it off for one department, which its head sees in their own settings, and on again."""
    kim, hadi = play.as_("kim"), play.as_("hadi")
    hadi.types("/plan settings")
    assert "how your department is doing" in hadi.sees_form().text
    hadi.closes()
    opened(kim, "Digests of departments")
    kim.fills({"Department": "Operations", "goes": "To nobody"})
    kim.sends()
    kim.sends()
    hadi.types("/plan settings")
    assert "how your department is doing" not in hadi.sees_form().text
    hadi.closes()
    kim.presses("Put it back", on=kim.sees_form())
    hadi.types("/plan settings")
    assert "how your department is doing" in hadi.sees_form().text


def test_whoever_may_not_reads_who_may(play: Play) -> None:
    """No group opens for an owner."""
    omar = play.as_("omar")
    for group in ("hours", "holidays", "channels", "roles", "digests", "language", "retention"):
        assert "Kim Tan" in omar.answered(f"/plan settings {group}").text


def test_in_arabic(stage: Stager) -> None:
    """The window, a form, its preview and what was saved are Arabic for whoever reads it."""
    play = stage(plans.small(locale="ar-SA"))
    kim = play.as_("kim")
    kim.types("/plan الإعدادات الشركة")
    assert "القائد الظاهر: Sara Harbi." in kim.sees_form().text
    kim.types("/plan الإعدادات الأدوار")
    kim.fills({"الدور": "تولي أمانة الخطة", "من": "@omar"})
    kim.sends()
    assert "أمانة الخطة لدى Omar Salem." in kim.sees_form().text
    kim.sends()
    assert "تم الحفظ." in kim.sees_form().text


def test_a_department_is_made_in_the_chat(play: Play) -> None:
    """Named, headed and known to commands at once; a name that is taken is told below the field; another name holds."""
    kim, hadi = play.as_("kim"), play.as_("hadi")
    opened(kim, "Departments")
    assert "Hadi Nasser heads Operations." in kim.sees_form("Departments").text
    kim.presses("Add a department…", on=kim.sees_form())
    kim.fills({"What is it called?": " operations ", "Who heads it?": "@hadi"})
    kim.sends()
    assert "There is a department called Operations already." in kim.sees_form().errors.values()
    kim.fills({"What is it called?": "Quality & Safety", "Who heads it?": "@hadi"})
    kim.sends()
    assert "Quality & Safety is a department now." in kim.sees_form().text
    assert "In commands: quality-safety" in kim.sees_form().text
    kim.closes()
    play.clock_to("2027-01-04 12:00")
    given = hadi.sees_message("Kim Tan made you the head of Quality & Safety.")
    hadi.presses("Plan status", on=given)
    hadi.sees_message("Quality & Safety on Mon")
    hadi.types('/plan add "Test the alarms" by 2027-03-01 in quality-safety')
    assert "Test the alarms" in hadi.answered("/plan status quality-safety").text
    kim.types("/plan settings departments")
    kim.presses("Rename…", on=kim.sees_form(), about="Quality")
    kim.fills({"What is it called?": "Safety"})
    kim.sends()
    assert "The department is called Safety now." in kim.sees_form().text
    assert "Test the alarms" in hadi.answered("/plan status safety").text
    assert "added a department" in kim.answered("/plan audit safety").text


def test_a_department_is_made_in_arabic(stage: Stager) -> None:
    """Its short name has Arabic letters, as whoever types commands in Arabic does; nobody has to head it yet."""
    play = stage(plans.small(locale="ar"))
    kim = play.as_("kim")
    kim.types("/plan الإعدادات الإدارات")
    kim.presses("إضافة إدارة…", on=kim.sees_form())
    kim.fills({"ما اسمها؟": "الجودة والسلامة"})
    kim.sends()
    assert "الجودة-والسلامة" in kim.sees_form("في الأوامر").text
    kim.closes()
    assert "الجودة" in kim.answered("/plan الحالة الجودة-والسلامة").text


def test_a_slip_in_the_name_of_a_group(stage: Stager) -> None:
    """The nearest group is what would work; where none is near, the window that leads to all of them."""
    kim = stage(plans.small()).as_("kim")
    assert "/plan settings departments" in kim.answered("/plan settings departmnts").text
    assert "/plan settings workspace" in kim.answered("/plan settings the lot").text
    rashid = stage(plans.small(locale="ar")).as_("kim")
    assert "/plan الإعدادات القنوات" in rashid.answered("/plan الإعدادات القنوت").text


def test_departments_are_for_those_who_keep_the_plan(play: Play) -> None:
    """A head may not make one, and reads who may."""
    assert "Kim Tan" in play.as_("hadi").answered("/plan settings departments").text
