"""Short names of emoji that apps commonly use; others are shown by name."""

import re
from collections.abc import Callable

from markupsafe import Markup

PICTURES = {
    "+1": "👍", "-1": "👎", "thumbsup": "👍", "thumbsdown": "👎", "clap": "👏", "wave": "👋", "pray": "🙏",
    "raised_hands": "🙌", "raised_hand": "✋", "muscle": "💪", "handshake": "🤝", "ok_hand": "👌", "point_right": "👉",
    "point_left": "👈", "point_up": "☝️", "point_down": "👇", "writing_hand": "✍️", "eyes": "👀", "brain": "🧠",
    "smile": "😄", "slightly_smiling_face": "🙂", "grin": "😁", "joy": "😂", "wink": "😉", "blush": "😊",
    "neutral_face": "😐", "thinking_face": "🤔", "confused": "😕", "slightly_frowning_face": "🙁", "cry": "😢",
    "heart": "❤️", "sparkles": "✨", "star": "⭐", "star2": "🌟", "tada": "🎉", "trophy": "🏆", "medal": "🏅",
    "first_place_medal": "🥇", "fire": "🔥", "rocket": "🚀", "bulb": "💡", "zap": "⚡", "seedling": "🌱",
    "white_check_mark": "✅", "heavy_check_mark": "✔️", "ballot_box_with_check": "☑️", "x": "❌",
    "negative_squared_cross_mark": "❎", "heavy_plus_sign": "\u2795", "heavy_minus_sign": "\u2796", "question": "❓",
    "exclamation": "❗", "warning": "⚠️", "no_entry": "⛔", "no_entry_sign": "🚫", "octagonal_sign": "🛑",
    "rotating_light": "🚨", "construction": "🚧", "information_source": "\u2139\ufe0f", "large_green_circle": "🟢",
    "large_yellow_circle": "🟡", "large_orange_circle": "🟠", "red_circle": "🔴", "large_blue_circle": "🔵",
    "white_circle": "⚪", "black_circle": "⚫", "large_green_square": "🟩", "large_yellow_square": "🟨",
    "large_red_square": "🟥", "white_large_square": "⬜", "black_large_square": "⬛", "small_blue_diamond": "🔹",
    "arrow_up": "⬆️", "arrow_down": "⬇️", "arrow_right": "➡️", "arrow_left": "⬅️", "arrow_upper_right": "↗️",
    "arrow_lower_right": "↘️", "arrows_counterclockwise": "🔄", "repeat": "🔁", "calendar": "📆", "date": "📅",
    "spiral_calendar_pad": "🗓️", "alarm_clock": "⏰", "clock": "🕰️", "hourglass": "⌛",
    "hourglass_flowing_sand": "⏳", "stopwatch": "⏱️", "bell": "🔔", "no_bell": "🔕", "mute": "🔇", "mega": "📣",
    "loudspeaker": "📢", "speech_balloon": "💬", "thought_balloon": "💭", "memo": "📝", "pencil2": "✏️",
    "clipboard": "📋", "pushpin": "📌", "round_pushpin": "📍", "paperclip": "📎", "link": "🔗", "bookmark": "🔖",
    "page_facing_up": "📄", "file_folder": "📁", "bar_chart": "📊", "chart_with_upwards_trend": "📈",
    "chart_with_downwards_trend": "📉", "dart": "🎯", "key": "🔑", "lock": "🔒", "unlock": "🔓", "gear": "⚙️",
    "wrench": "🔧", "hammer": "🔨", "mag": "🔍", "email": "✉️", "inbox_tray": "📥", "outbox_tray": "📤",
    "package": "📦", "moneybag": "💰", "briefcase": "💼", "office": "🏢", "house": "🏠", "bust_in_silhouette": "👤",
    "busts_in_silhouette": "👥", "robot_face": "🤖", "palm_tree": "🌴", "beach_with_umbrella": "🏖️",
    "face_with_thermometer": "🤒", "sunny": "☀️", "cloud": "☁️", "snowflake": "❄️", "coffee": "☕",
    "crescent_moon": "🌙", "zzz": "💤", "100": "💯", "new": "🆕", "sos": "🆘", "globe_with_meridians": "🌐",
    "compass": "🧭", "world_map": "🗺️", "ladder": "🪜", "scales": "⚖️", "shield": "🛡️",
}  # fmt: skip

_NAME = re.compile(r":([a-z0-9_+\-]+)(?:::skin-tone-[2-6])?:")


def picture(name: str) -> Markup:
    """One emoji with its name for those who cannot see it."""
    if name not in PICTURES:
        return Markup("<span class='emoji-name'>:{}:</span>").format(name)
    label = name.replace("_", " ")
    return Markup("<span class='emoji' role='img' aria-label='{}'>{}</span>").format(label, PICTURES[name])


def with_pictures(escaped: Markup, keep: Callable[[Markup], str] = str) -> Markup:
    """Escaped text with known short names turned into pictures.

    Args:
        escaped: Text that is safe already.
        keep: What to put in place of each picture, the picture itself if left out.
    """
    return Markup(_NAME.sub(lambda m: keep(picture(m[1])) if m[1] in PICTURES else m[0], escaped))  # noqa: S704
