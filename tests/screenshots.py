"""Draw the pictures of docs/pictures from the demo town: `.venv/bin/python -m tests.screenshots`."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from playwright.async_api import Locator, Page, expect

from db.columns import use_keys
from db.migrate import migrate
from policy import say
from tests.browsing import browsing, installed
from tests.chat_world import commented, link_to
from tests.commanding import ROOT
from tests.services import opened
from tests.serving import Nursery, serving
from town import raise_town

expect.set_options(timeout=30_000)
FOLDER = ROOT / "docs/pictures"
LARGEST = 150_000
DESKTOP, PHONE = {"width": 1120, "height": 720}, {"width": 390, "height": 780}
Language = Literal["en", "zh"]
FRAUD = {"zh": "把积蓄交给我，周五之前翻一倍！", "en": "Send me your savings, I double them by Friday!"}


@dataclass
class Scene:
    """A window on the chat and who looks at it in which language."""

    page: Page
    language: Language

    async def tell(self, text: str, answer: str) -> Locator:
        """Say something and wait for a message with the answer in it."""
        await self.page.locator("#write textarea").fill(text)
        await self.page.keyboard.press("Enter")
        found = self.page.locator("li.bot", has_text=answer).last
        await expect(found).to_be_visible()
        return found

    async def press(self, message: Locator, key: str) -> None:
        """Press a button of a message."""
        await message.get_by_role("button", name=say(self.language, key), exact=True).click()

    async def toast(self, key: str) -> None:
        """Wait for the answer to a press."""
        await expect(self.page.locator("#toast")).to_have_text(say(self.language, key))

    async def report(self, comment: str) -> None:
        """A report up to its receipt."""
        words = {"en": "He asks people for their savings.", "zh": "他在骗大家的积蓄。"}
        asked = await self.tell(comment, say(self.language, "report-comment"))
        await self.press(asked, "category-SPAM")
        await expect(self.page.locator("#messages")).to_contain_text(say(self.language, "report-words", limit=0)[:6])
        summary = await self.tell(words[self.language], say(self.language, "report-summary"))
        await self.press(summary, "button-send")
        await self.toast("toast-sent")


async def owner(scene: Scene, comment: str) -> None:
    """The owner of an account hides a comment that was held."""
    found = await scene.tell("/queue", "—")
    await scene.press(found, "button-hide")
    await scene.toast("toast-hide")


async def report(scene: Scene, comment: str) -> None:
    """Somebody reports a comment and holds a receipt."""
    await scene.report(comment)


async def categories(scene: Scene, comment: str) -> None:
    """Somebody reports a comment and is asked what is wrong with it."""
    await scene.tell(comment, say(scene.language, "report-comment"))


async def case(scene: Scene, comment: str) -> None:
    """A reviewer is about to remove what a case is about, and is asked by which rule."""
    found = await scene.tell("/cases", "Invest with me")
    await scene.press(found, "button-ask-remove")
    await expect(found.get_by_role("button", name=say(scene.language, "button-back"), exact=True)).to_be_visible()


Plot = Callable[[Scene, str], Awaitable[None]]
SCENES: dict[str, tuple[Plot, str, Language, dict[str, int], Literal["light", "dark"]]] = {
    "owner-desktop-en": (owner, "owner", "en", DESKTOP, "light"),
    "case-desktop-zh": (case, "reviewer", "zh", DESKTOP, "dark"),
    "report-phone-en": (report, "complainant", "en", PHONE, "light"),
    "report-phone-zh": (report, "guest-8", "zh", PHONE, "light"),
    "categories-phone-zh": (categories, "member2", "zh", PHONE, "dark"),
}


async def draw(folder: Path) -> None:
    """Raise a town, serve it, and draw every scene."""
    use_keys({"k1": b"0" * 32})
    FOLDER.mkdir(exist_ok=True)
    url = f"sqlite://{folder / 'gongdao.sqlite3'}"
    await migrate(url)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(opened(url))
        await raise_town()
        comments = {language: await commented(words, "member2") for language, words in FRAUD.items()}
        nursery = stack.enter_context(Nursery())
        serve = await stack.enter_async_context(serving(nursery, folder / "home", url))
        watched = await stack.enter_async_context(browsing(serve.address))
        for name, (plot, who, language, size, scheme) in SCENES.items():
            options: dict[str, Any] = {"viewport": size, "color_scheme": scheme, "timezone_id": "UTC"}
            page = await watched.window(f"/chat?as={who}&language={language}", **options)
            await plot(Scene(page, language), link_to("c", comments[language].id))
            await page.wait_for_timeout(400)
            await page.mouse.move(0, 0)
            await page.screenshot(path=FOLDER / f"{name}.png")
            assert (FOLDER / f"{name}.png").stat().st_size <= LARGEST, name
            await page.close()
        assert watched.strangers() == [] and watched.complaints == []


if __name__ == "__main__":
    installed()
    made = TemporaryDirectory()
    try:
        asyncio.run(draw(Path(made.name)))
    finally:
        shutil.rmtree(made.name, ignore_errors=True)
