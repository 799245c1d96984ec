"""The pages in a real browser: pressed, typed into and looked at as people do."""

import asyncio
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, expect

from bot.chat import person
from db import Comment
from db.complaints import Complaint
from db.vocabulary import CommentState
from policy import say
from resolvers.rules.ids import global_id
from tests.browsing import Watched, browsing, installed
from tests.chat_world import commented, without_digests
from tests.naughty import NAUGHTY
from tests.services import free_port, opened
from tests.serving import Nursery, Serve, serving
from town import FIRST_GUEST

pytestmark = pytest.mark.timeout(300)  # the first one installs the browser
expect.set_options(timeout=30_000)
UNSEEN = ("pages", "direction", "emoji", "marks of text", "controls", "statements")
OUR_OWN = ("SCRIPT", "IMG", "IFRAME", "B", "I")


@pytest.fixture(scope="session")
def town(sqlite_town_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demo town, in which every new comment is a card, to be copied."""
    installed()
    path = Path(shutil.copy(sqlite_town_template, tmp_path_factory.mktemp("browsed") / "town.sqlite3"))

    async def raised() -> None:
        async with opened(f"sqlite://{path}"):
            await without_digests()

    asyncio.run(raised())
    return path


@asynccontextmanager
async def looked_at(town: Path, nursery: Nursery, tmp_path: Path) -> AsyncIterator[tuple[Serve, Watched]]:
    """The town served and a browser on it; in the end it has spoken with nobody else and complained of nothing."""
    url = f"sqlite://{shutil.copy(town, tmp_path / 'gongdao.sqlite3')}"
    async with opened(url), serving(nursery, tmp_path / "home", url, "--port", str(free_port())) as serve:
        async with browsing(serve.address) as watched:
            yield serve, watched
        assert watched.requests and watched.strangers() == []
        assert watched.complaints == []


@pytest.fixture
async def served(town: Path, nursery: Nursery, tmp_path: Path) -> AsyncIterator[Watched]:
    """A browser on the town."""
    async with looked_at(town, nursery, tmp_path) as (_, watched):
        yield watched


async def write(page: Page, text: str) -> None:
    """Write something and send it by the Enter key."""
    await page.locator("#write textarea").fill(text)
    await page.keyboard.press("Enter")


def newest(page: Page, text: str = "") -> Locator:
    """The newest message with a text."""
    return page.locator("#messages > li", has_text=text).last


def test_without_npm_these_tests_are_skipped_but_never_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="needs npm"):
        installed()
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI must have it"):
        installed()


async def test_a_report_by_presses_and_typing_to_its_receipt(served: Watched) -> None:
    comment = await commented("Give me your money & <fast>")
    page = await served.window("/chat?as=complainant&language=en")
    await expect(page.locator("#who strong")).to_have_text("Jonas")
    await page.locator("#commands").click()
    await page.locator("#menu button", has_text="/report").click()
    await expect(newest(page)).to_contain_text(say("en", "report-what"))
    await write(page, global_id("Comment", comment.id))
    asked = newest(page, say("en", "report-comment"))
    await expect(asked.locator("blockquote")).to_have_text("Give me your money & <fast>")
    await asked.get_by_role("button", name=say("en", "category-SPAM")).click()
    await expect(page.locator("#messages")).to_contain_text("in your own words")
    await write(page, "He *asks* for <money>.")
    sending = page.get_by_role("button", name=say("en", "button-send"), exact=True).and_(page.locator(".key"))
    await sending.click()
    await expect(page.locator("#toast")).to_have_text(say("en", "toast-sent"))
    complaint = await Complaint.all().order_by("-id").first()
    assert complaint and (complaint.words, complaint.subject_id) == ("He *asks* for <money>.", comment.id)
    await expect(newest(page, complaint.receipt)).to_be_visible()
    await newest(page, complaint.receipt).get_by_role("button", name=say("en", "button-status"), exact=True).click()
    await expect(page.locator("#toast")).to_contain_text("It is received.")


async def test_a_card_hidden_by_a_press_changes_in_every_window(served: Watched) -> None:
    comment = await commented("What a <b>dull</b> tea")
    owner = await served.window("/chat?as=owner&language=en")
    again = await served.window("/chat?as=owner&language=zh", owner.context)
    moderator = await served.window("/chat?as=moderator&language=en")
    for page in (owner, again, moderator):
        await expect(newest(page, "What a <b>dull</b> tea").locator("blockquote")).to_have_text(
            "What a <b>dull</b> tea"
        )
    place = await newest(owner, "dull").get_attribute("data-id")
    await newest(owner, "dull").get_by_role("button", name=say("en", "button-hide"), exact=True).focus()
    await owner.keyboard.press("Enter")
    await expect(owner.locator("#toast")).to_have_text(say("en", "toast-hide"))
    for page, words in (
        (owner, "Hidden by you"),
        (again, "Hidden by you"),
        (moderator, "Hidden by Mei of the Tea House"),
    ):
        await expect(newest(page, "dull")).to_contain_text(words)
    assert await newest(owner, "dull").get_attribute("data-id") == place, "the card changed in its place"
    await expect(again.locator("#toast")).to_be_empty()
    assert (await Comment.get(id=comment.id)).state is CommentState.HIDDEN


async def test_who_speaks_in_which_language_and_replies(served: Watched) -> None:
    page = await served.window("/chat?as=owner&language=en", viewport={"width": 390, "height": 780})
    await expect(page.locator("#people")).to_be_hidden()
    await page.locator("#who").click()
    await page.locator("#people button", has_text="小明").click()
    await expect(page.locator("#who strong")).to_have_text("小明")
    await expect(page.locator("#people")).to_be_hidden()
    await page.locator("#who").click()
    await page.locator("#people [data-who=guest]").click()
    await expect(page.locator("#empty")).to_be_visible()
    await page.get_by_role("button", name="中文").click()
    await expect(page.locator("#who small")).to_have_text("没有账号")
    await page.locator("#begin").click()
    await expect(newest(page)).to_contain_text(say("zh", "start-about"))
    await page.locator(".command", has_text="/mine").last.click()
    await expect(page.locator("li.me")).to_have_count(2)
    await page.locator("li.me .text", has_text="/start").click()
    await expect(page.locator("#replying")).to_contain_text("/start")
    await write(page, "回复 <这条>")
    await expect(newest(page, "回复 <这条>").locator(".quoted")).to_contain_text("/start")
    await expect(page.locator("#replying")).to_be_hidden()
    await page.goto(page.url)
    await expect(newest(page, "回复 <这条>")).to_be_visible()
    assert "language=zh" in page.url and "as=guest-" in page.url


async def test_what_people_write_is_shown_as_text_and_nothing_of_it_runs(served: Watched) -> None:
    texts = [text for kind in UNSEEN for text in NAUGHTY[kind]]
    for number, text in enumerate(texts):
        await person.say(FIRST_GUEST + 5, "<b>Guest</b>", "en", f"{number}: {text}")
    await commented("<script>alert(1)</script><img src=x onerror=alert(2)>")
    await commented(
        "javascript:alert(3) <a href='javascript:alert(4)'>x</a> [y](javascript:alert(5)) https://x.invalid/<i>"
    )
    page, owner = await served.window("/chat?as=guest-5"), await served.window("/chat?as=owner")
    told: list[str] = []
    for window in (page, owner):
        window.on("dialog", lambda dialog: told.append(dialog.message))
    await expect(page.locator("li.me")).to_have_count(len(texts))
    said = [message for message in await person.conversation(FIRST_GUEST + 5, 0) if not message.from_bot]
    assert await page.locator("li.me .text").all_text_contents() == [message.content.text for message in said]
    await expect(newest(owner, "onerror").locator("blockquote")).to_have_text(
        "<script>alert(1)</script><img src=x onerror=alert(2)>"
    )
    await expect(newest(owner, "javascript:")).to_be_visible()
    for window in (page, owner):
        tags = set(await window.eval_on_selector_all("#messages *", "found => found.map(one => one.tagName)"))
        assert not tags & set(OUR_OWN), tags
        addresses = await window.eval_on_selector_all("#messages a", "found => found.map(one => one.href)")
        assert all(address.startswith("https://") for address in addresses), addresses
    assert told == []


async def test_pictures_and_files_are_sent_and_shown(served: Watched) -> None:
    page = await served.window("/chat?as=guest-9&language=en")
    picture = await page.screenshot(clip={"x": 0, "y": 0, "width": 40, "height": 30})
    page_of_another = b"<script>alert(1)</script>"
    await page.locator("#write [type=file]").set_input_files(
        [
            {"name": "scene <1>.png", "mimeType": "image/png", "buffer": picture},
            {"name": "notes.html", "mimeType": "text/html", "buffer": page_of_another},
        ]
    )
    await expect(page.locator("#files li")).to_have_count(2)
    await write(page, "Look at <this>")
    await expect(page.locator("#files")).to_be_hidden()
    shown = page.locator("li.me", has_text="Look at <this>")
    assert await shown.locator("img").evaluate("async one => (await one.decode(), one.naturalWidth)") == 40
    file = page.locator("li.me a.file")
    await expect(file.locator("bdi")).to_have_text("notes.html")
    told = await page.request.get(served.address + (await file.get_attribute("href") or ""))
    assert (await told.body(), told.headers["content-type"]) == (page_of_another, "application/octet-stream")
    assert told.headers["content-disposition"] == "attachment" and "sandbox" in told.headers["content-security-policy"]
    sent = [message.content for message in await person.conversation(FIRST_GUEST + 9, 0) if message.content.file]
    assert [(one.text, one.file.kind, one.file.name) for one in sent if one.file] == [
        ("Look at <this>", "photo", "scene <1>.png"),
        ("", "document", "notes.html"),
    ]
    assert len({one.file.group for one in sent if one.file}) == 1


async def test_a_page_comes_back_when_the_service_does(town: Path, nursery: Nursery, tmp_path: Path) -> None:
    async with looked_at(town, nursery, tmp_path) as (serve, watched):
        page = await watched.window("/chat?as=guest-7&language=en")
        await write(page, "/help")
        await expect(newest(page)).to_contain_text("/report")
        await serve.end(signal.SIGTERM)
        await expect(page.locator("#state")).to_have_text("reconnecting…")
        await write(page, "Are you there?")
        await expect(page.locator("#toast")).to_contain_text("could not be sent")
        await expect(page.locator("#write textarea")).to_have_value("Are you there?")
        watched.complaints.clear()  # of the connection that was refused
        await serve.start()
        await expect(page.locator("#state")).to_be_empty()
        await page.keyboard.press("Enter")
        await expect(newest(page)).to_contain_text("I did not understand that")
        assert await page.locator("li.me", has_text="Are you there?").count() == 1
        watched.complaints.clear()


async def test_the_front_page_and_graphiql(served: Watched) -> None:
    page = await served.window("/")
    links = await page.eval_on_selector_all("a", "found => found.map(one => one.getAttribute('href'))")
    assert {"/chat", "/graphql", "/schema.graphql", "/health/ready"} <= set(links)
    for link in links:
        assert (await page.request.get(served.address + link, headers={"accept": "text/html,*/*"})).ok, link
    await page.get_by_role("link", name="GraphQL in the browser").click()
    await page.locator(".graphiql-query-editor .CodeMirror").click()
    await page.keyboard.press("Control+A")
    await page.keyboard.insert_text("{ posts(last: 1) { nodes { title } } }")
    await page.locator(".graphiql-execute-button").click()
    await expect(page.locator(".result-window")).to_contain_text("Spring tea has come")
    await page.get_by_label("Show Documentation Explorer").click()
    await expect(page.locator(".graphiql-doc-explorer")).to_contain_text("Query")
    await page.locator(".graphiql-doc-explorer").get_by_text("Query", exact=True).last.click()
    await expect(page.locator(".graphiql-doc-explorer")).to_contain_text("posts")
