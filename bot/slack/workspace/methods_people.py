"""Web API methods about the app itself and the people of the workspace."""

from bot.slack.workspace import people
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.calls import Call, page
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json


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


def usergroups_users_list(state: State, call: Call) -> Json:
    """usergroups.users.list: who is in a user group."""
    members = state.user_groups.get(call.required("usergroup"))
    if members is None:
        raise SlackError("no_such_subteam")
    return {"users": members}


def users_lookup_by_email(state: State, call: Call) -> Json:
    """users.lookupByEmail: the one active person with this address."""
    wanted = call.required("email").lower()
    for user in state.users.values():
        if user["profile"].get("email", "").lower() == wanted and not user.get("deleted"):
            return {"user": user}
    raise SlackError("users_not_found")
