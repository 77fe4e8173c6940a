"""The sample workspace: Dunmere Council, its invented people and its channels."""

from bot.slack.workspace.store import Json

TEAM_ID = "T0DUNMERE"
TEAM_NAME = "Dunmere Council"
TEAM_DOMAIN = "dunmere"
APP_ID = "A0PLANBOT"
BOT_ID = "B0PLANBOT"
BOT_USER = "U0PLANBOT"

COORDINATOR = "U0AMARA"
OFFICER = "U0TOM"
DIRECTOR = "U0HELEN"
SAFEGUARDING_HEAD = "U0PRIYA"
SYSTEM_MANAGER = "U0DANIEL"
CARE_HEAD = "U0SIAN"
WORKFORCE_MANAGER = "U0MARCUS"
EARLY_HELP_HEAD = "U0JOE"
PERFORMANCE_MANAGER = "U0RUTH"
SAFEGUARDING_LEAD = "U0FIONA"
RESOURCES_LEAD = "U0COLIN"
HEALTH_GUEST = "U0NADIA"
BYSTANDER = "U0LEO"
LONE_GUEST = "U0KIT"
LEAVER = "U0OWEN"

CORE_TEAM_CHANNEL = "C0CORETEAM"
GENERAL_CHANNEL = "C0GENERAL"

ROLES: tuple[tuple[str, str, str, str], ...] = (
    (COORDINATOR, "Amara Lewis", "Improvement Programme Co-ordinator", "Core team"),
    (OFFICER, "Tom Whitfield", "Improvement Programme Officer", "Core team"),
    (DIRECTOR, "Helen Marsh", "Director of Children's Services", "Director"),
    (SAFEGUARDING_LEAD, "Fiona Grant", "Assistant Director, Safeguarding", "Lead"),
    (RESOURCES_LEAD, "Colin Webb", "Assistant Director, Resources", "Lead"),
    (SAFEGUARDING_HEAD, "Priya Nair", "Head of Safeguarding", "Owner"),
    (SYSTEM_MANAGER, "Daniel Okafor", "ICS Project Manager", "Owner"),
    (CARE_HEAD, "Sian Roberts", "Head of Children in Care", "Owner"),
    (WORKFORCE_MANAGER, "Marcus Bell", "Workforce Development Manager", "Owner"),
    (EARLY_HELP_HEAD, "Joe Carter", "Head of Early Help", "Owner"),
    (PERFORMANCE_MANAGER, "Ruth Adeyemi", "Performance and Quality Manager", "Owner"),
    (HEALTH_GUEST, "Nadia Hussain", "Designated Nurse, Dunmere Health Trust", "Guest owner"),
    (BYSTANDER, "Leo Park", "Facilities Officer", "Owns nothing"),
    (LONE_GUEST, "Kit Lowe", "Agency Minute Taker", "Guest, owns nothing"),
    (LEAVER, "Owen Tull", "Service Manager (left)", "Left"),
)

USER_GROUP = "S0PERFORMANCE"
USER_GROUPS = ((USER_GROUP, "performance-team", (PERFORMANCE_MANAGER, OFFICER)),)
"""The user groups: id, handle, members."""

ROLE_OF = {user: role for user, _, _, role in ROLES}


def sample_people() -> list[Json]:
    """Everybody of the sample workspace as Slack user objects, Planbot's own included."""
    return [_bot()] + [_person(user, name, title) for user, name, title, _ in ROLES]


def sample_channels() -> list[Json]:
    """The two channels, with Planbot in both and single-channel guests in #general only."""
    everybody = [user for user, _, _, _ in ROLES if user not in (LEAVER, LONE_GUEST)]
    core = [COORDINATOR, OFFICER, DIRECTOR, SAFEGUARDING_LEAD, RESOURCES_LEAD]
    return [
        channel(CORE_TEAM_CHANNEL, "core-team", "The improvement plan, week by week", [BOT_USER, *core]),
        channel(GENERAL_CHANNEL, "general", "For everybody", [BOT_USER, *everybody, LONE_GUEST]),
    ]


def channel(channel_id: str, name: str, topic: str, members: list[str]) -> Json:
    """A public channel as the workspace keeps it."""
    return {"id": channel_id, "name": name, "kind": "channel", "topic": topic, "members": members}


def direct_channel(user: str, bot_user: str) -> Json:
    """The direct messages between one person and Planbot."""
    channel_id = "D0" + user.removeprefix("U0").removeprefix("U")
    return {"id": channel_id, "name": "", "kind": "im", "topic": "", "user": user, "members": [bot_user, user]}


def _person(user: str, name: str, title: str) -> Json:
    first, last = name.lower().split(" ", 1)
    profile = {
        "real_name": name,
        "display_name": first.title(),
        "title": title,
        "email": f"{first}.{last}@dunmere.example",
    }
    return {
        **_account(user, f"{first}.{last}", name, profile),
        "is_bot": False,
        "deleted": user == LEAVER,
        "is_admin": user == COORDINATOR,
        "is_owner": user == COORDINATOR,
        "is_restricted": user in (HEALTH_GUEST, LONE_GUEST),
        "is_ultra_restricted": user == LONE_GUEST,
    }


def _bot() -> Json:
    profile = {
        "real_name": "Planbot",
        "display_name": "Planbot",
        "title": "",
        "bot_id": BOT_ID,
        "api_app_id": APP_ID,
    }
    return {**_account(BOT_USER, "planbot", "Planbot", profile), "is_bot": True, "deleted": False}


def _account(user: str, handle: str, name: str, profile: Json) -> Json:
    return {
        "id": user,
        "team_id": TEAM_ID,
        "name": handle,
        "real_name": name,
        "tz": "Europe/London",
        "tz_label": "Greenwich Mean Time",
        "tz_offset": 0,
        "profile": profile,
        "is_app_user": False,
        "updated": 1700000000,
    }
