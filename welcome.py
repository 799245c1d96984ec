"""What one finds who opens the service in a browser to try it: a front page, and the chat. For development only."""

import asyncio
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from schema.http import BodyTimeout
from settings import Settings

PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def routes_to_try(settings: Settings) -> list[BaseRoute]:
    """The routes of the front page and of the built-in chat."""
    page = BodyTimeout(built_in_page(), settings.header_seconds)
    return [Route("/", front_page), Route("/chat", page), Route("/chat/{rest:path}", page)]


def built_in_page() -> ASGIApp:
    """The built-in chat in a browser, loaded when it is first asked for: the chat library takes seconds."""
    loaded: list[ASGIApp] = []

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        if not loaded:
            loaded.append(await asyncio.to_thread(_chat_page))
        await loaded[0](scope, receive, send)

    return page


def _chat_page() -> ASGIApp:
    from bot.chat.page import chat_page
    from town import FIRST_GUEST, chats

    return chat_page(chats(), FIRST_GUEST)


async def front_page(request: Request) -> Response:
    """What to try, for whoever opens the address in a browser."""
    here = escape(str(request.base_url).rstrip("/"))
    return HTMLResponse(FRONT_PAGE.replace("{here}", here), headers={"content-security-policy": PAGE_POLICY})


FRONT_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Gongdao</title>
<meta name="viewport" content="width=device-width">
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}
pre,code{background:#8882;border-radius:4px;padding:.1em .3em}pre{padding:.8em;overflow-x:auto}</style>
<h1>Gongdao 公道</h1>
<p>A town of public accounts: people comment and complain, owners care, reviewers decide with reasons.</p>
<h2>Try it</h2>
<p><a href="/graphql">GraphQL in the browser</a> · <a href="/schema.graphql">the whole schema</a> ·
<a href="/health/ready">is it ready?</a></p>
<p>Every person of the demo town has a token: <code>./gongdao demo --json</code> prints them.</p>
<pre>token=$(./gongdao demo | awk '$1 == "owner" {print $2}')
curl {here}/graphql -H "authorization: Bearer $token" -H 'content-type: application/json' \\
  -d '{"query": "{ viewer { user { displayName } } }"}'</pre>
<h2>Talk to it</h2>
<p><a href="/chat">The chat in the browser</a>, as anybody of the town:
<a href="/chat?as=owner">one who cares for comments</a> · <a href="/chat?as=complainant">one who complains</a> ·
<a href="/chat?as=reviewer&amp;language=zh">one who decides, in Chinese</a>; or in a terminal:</p>
<pre>./gongdao chat --as owner        # somebody who cares for comments
./gongdao chat --as complainant  # somebody who has a complaint
./gongdao chat --as reviewer --language zh</pre>
</html>
"""
