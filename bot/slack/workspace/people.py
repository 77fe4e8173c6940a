"""The sample workspace: Dunmere Council, its invented people and its channels."""

from bot.slack.workspace.store import Json

TEAM_ID = "T0DUNMERE"
TEAM_NAME = "Dunmere Council"
TEAM_DOMAIN = "dunmere"
APP_ID = "A0PLANBOT"
BOT_ID = "B0PLANBOT"
BOT_USER = "U0PLANBOT"

COORDINATOR = "U0MORWENNA"
OFFICER = "U0IDRIS"
DIRECTOR = "U0VERITY"
SAFEGUARDING_HEAD = "U0TOBIAS"
SYSTEM_MANAGER = "U0NKECHI"
FOSTERING_HEAD = "U0ROSALIND"
PRINCIPAL_SOCIAL_WORKER = "U0GARETH"
EARLY_HELP_HEAD = "U0SASKIA"
DATA_MANAGER = "U0CALLUM"
SAFEGUARDING_LEAD = "U0BEATRIX"
EDUCATION_LEAD = "U0ANSELM"
HEALTH_GUEST = "U0PHILIPPA"
BYSTANDER = "U0DEREK"
LONE_GUEST = "U0LENA"
LEAVER = "U0MARCUS"

CORE_TEAM_CHANNEL = "C0CORETEAM"
GENERAL_CHANNEL = "C0GENERAL"

ROLES: tuple[tuple[str, str, str, str], ...] = (
    (COORDINATOR, "Morwenna Pascoe", "Improvement Programme Co-ordinator", "Core team"),
    (OFFICER, "Idris Calloway", "Improvement Programme Officer", "Core team"),
    (DIRECTOR, "Verity Ashdown", "Director of Children's Services", "Director"),
    (SAFEGUARDING_LEAD, "Beatrix Holloway", "Assistant Director, Safeguarding and Family Support", "Lead"),
    (EDUCATION_LEAD, "Anselm Okoro", "Assistant Director, Education and Inclusion", "Lead"),
    (SAFEGUARDING_HEAD, "Tobias Fenwright", "Head of Safeguarding", "Owner"),
    (SYSTEM_MANAGER, "Nkechi Barlow", "ICS Project Manager", "Owner"),
    (FOSTERING_HEAD, "Rosalind Quill", "Head of Fostering and Adoption", "Owner"),
    (PRINCIPAL_SOCIAL_WORKER, "Gareth Lowndes", "Principal Social Worker", "Owner"),
    (EARLY_HELP_HEAD, "Saskia Merriweather", "Head of Early Help", "Owner"),
    (DATA_MANAGER, "Callum Dray", "Performance and Data Manager", "Owner"),
    (HEALTH_GUEST, "Philippa Garrow", "Designated Nurse, Dunmere Health Trust", "Guest owner"),
    (BYSTANDER, "Derek Oakshott", "Facilities Officer", "Owns nothing"),
    (LONE_GUEST, "Lena Whitcombe", "Agency Minute Taker", "Guest, owns nothing"),
    (LEAVER, "Marcus Tull", "Service Manager (left)", "Left"),
)

ROLE_OF = {user: role for user, _, _, role in ROLES}


def sample_people() -> list[Json]:
    """Everybody of the sample workspace as Slack user objects, Planbot's own included."""
    return [_bot()] + [_person(user, name, title) for user, name, title, _ in ROLES]


def sample_channels() -> list[Json]:
    """The two channels, with Planbot in both and single-channel guests in #general only."""
    everybody = [user for user, _, _, _ in ROLES if user not in (LEAVER, LONE_GUEST)]
    core = [COORDINATOR, OFFICER, DIRECTOR, SAFEGUARDING_LEAD, EDUCATION_LEAD]
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
