"""Web API methods about the app itself and the people of the workspace."""

from bot.slack.workspace import people
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.calls import Call, page
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json


def api_test(state: State, call: Call) -> Json:
    """api.test: say back what was said."""
    if call.text("error"):
        raise SlackError(call.text("error"))
    return {"args": {key: value for key, value in call.arguments.items() if key != "token"}}


def auth_test(state: State, call: Call) -> Json:
    """auth.test: who the token is."""
    return {
        "url": f"https://{people.TEAM_DOMAIN}.slack.com/",
        "team": people.TEAM_NAME,
        "team_id": people.TEAM_ID,
        "user": "planbot",
        "user_id": people.BOT_USER,
        "bot_id": people.BOT_ID,
        "app_id": people.APP_ID,
        "is_enterprise_install": False,
    }


def team_info(state: State, call: Call) -> Json:
    """team.info: the workspace."""
    team = {"id": people.TEAM_ID, "name": people.TEAM_NAME, "domain": people.TEAM_DOMAIN, "email_domain": ""}
    return {"team": {**team, "url": f"https://{people.TEAM_DOMAIN}.slack.com/", "icon": {}}}


def bots_info(state: State, call: Call) -> Json:
    """bots.info: Planbot's own bot user."""
    if call.text("bot", people.BOT_ID) != people.BOT_ID:
        raise SlackError("bot_not_found")
    bot = {"id": people.BOT_ID, "deleted": False, "name": "Planbot", "app_id": people.APP_ID}
    return {"bot": {**bot, "user_id": people.BOT_USER, "updated": 1700000000, "icons": {}}}


def users_info(state: State, call: Call) -> Json:
    """users.info: one person, leavers included."""
    user = state.users.get(call.text("user"))
    if user is None:
        raise SlackError("user_not_found")
    return {"user": user}


def users_list(state: State, call: Call) -> Json:
    """users.list: everybody, in pages."""
    users = [state.users[key] for key in sorted(state.users)]
    found, cursor = page(users, call, default=200, most=1000)
    return {
        "members": found,
        "cache_ts": int(state.clock.now().timestamp()),
        "response_metadata": {"next_cursor": cursor},
    }


def users_lookup_by_email(state: State, call: Call) -> Json:
    """users.lookupByEmail: the one active person with this address."""
    wanted = call.required("email").lower()
    for user in state.users.values():
        if user["profile"].get("email", "").lower() == wanted and not user.get("deleted"):
            return {"user": user}
    raise SlackError("users_not_found")
