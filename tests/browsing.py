"""A real browser for tests and pictures: installed once from the lock beside this, unpacked, and watched."""

import fcntl
import os
import shutil
import struct
import subprocess
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright._impl._driver import compute_driver_executable
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

HERE = Path(__file__).with_name("browser")
UNPACKED = HERE / "unpacked"
FONT = HERE / "node_modules/@fontsource/noto-sans-sc/files"
ONLY_OURS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir>{cache}</cachedir></fontconfig>
"""
# It runs as root in a container, where its sandbox cannot.
ARGUMENTS = ["--no-sandbox", "--no-zygote", "--headless=shell", "--font-render-hinting=none"]


def installed() -> Path:
    """The browser, installed and unpacked on first use; one process does it while others wait."""
    npm = shutil.which("npm")
    if npm is None:
        if os.environ.get("CI") == "true":
            pytest.fail("the browser tests need npm, and CI must have it")
        pytest.skip("needs npm")
    lock = (HERE / "package-lock.json").read_text(encoding="utf-8")
    stamp = UNPACKED / "stamp"
    with (HERE / "installing").open("w") as waiting:
        fcntl.flock(waiting, fcntl.LOCK_EX)
        if not (stamp.exists() and stamp.read_text(encoding="utf-8") == lock):
            run(npm, "ci", "--no-audit", "--no-fund", "--loglevel=error")
            shutil.rmtree(UNPACKED, ignore_errors=True)
            UNPACKED.mkdir()
            # The driver brings a Node of its own, new enough for the package.
            run(compute_driver_executable()[0], "unpack.mjs", TMPDIR=str(UNPACKED))
            settled = ONLY_OURS.replace("{cache}", str(UNPACKED / "font-cache"))
            (UNPACKED / "fonts/fonts.conf").write_text(settled, encoding="utf-8")
            for weight in (400, 600):
                woff = FONT / f"noto-sans-sc-chinese-simplified-{weight}-normal.woff"
                (UNPACKED / f"fonts/fonts/chinese-{weight}.otf").write_bytes(font_of(woff.read_bytes()))
            stamp.write_text(lock, encoding="utf-8")
    return UNPACKED / "chromium"


def run(*command: str, **environment: str) -> None:
    """Run a command beside the lock; what it says is told when it fails."""
    done = subprocess.run(command, cwd=HERE, env=os.environ | environment, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"


def font_of(woff: bytes) -> bytes:
    """The font in a WOFF file as systems keep fonts: the browser has no Chinese one, and takes no WOFF from systems."""
    flavor, tables = struct.unpack(">4xI4xH", woff[:14])
    entries = [struct.unpack(">4s4I", woff[44 + 20 * number : 64 + 20 * number]) for number in range(tables)]
    power = 1 << (tables.bit_length() - 1)
    head = struct.pack(">IHHHH", flavor, tables, 16 * power, power.bit_length() - 1, 16 * (tables - power))
    begins, body = len(head) + 16 * tables, b""
    for tag, offset, packed, length, checksum in entries:
        kept = woff[offset : offset + packed]
        table = kept if packed == length else zlib.decompress(kept)
        head += struct.pack(">4s3I", tag, checksum, begins + len(body), length)
        body += table + b"\0" * (-len(table) % 4)
    return head + body


@dataclass
class Watched:
    """A browser of which every request and complaint is remembered."""

    browser: Browser
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    async def window(self, path: str, context: BrowserContext | None = None, **options: Any) -> Page:
        """A window on a page of the service, of a person of their own or in somebody's browser."""
        page = await (context or await self.browser.new_context(**options)).new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(f"{error}"))
        page.on("console", lambda said: said.type == "error" and self.complaints.append(said.text))
        await page.goto(self.address + path)
        return page

    def strangers(self) -> list[str]:
        """Requests that went to anybody else than the service."""
        own = urlsplit(self.address).netloc
        urls = [urlsplit(url) for url in self.requests]
        return [url.geturl() for url in urls if url.netloc != own and url.scheme not in ("data", "blob")]


@asynccontextmanager
async def browsing(address: str) -> AsyncIterator[Watched]:
    """A browser for the length of a block, looking at a service."""
    chromium = installed()
    own = {"LD_LIBRARY_PATH": str(UNPACKED / "al2023/lib"), "FONTCONFIG_PATH": str(UNPACKED / "fonts")}
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(
            executable_path=chromium,
            args=ARGUMENTS,
            env={**own, "HOME": str(UNPACKED)},
            handle_sigint=False,
            handle_sigterm=False,
        )
        try:
            yield Watched(browser, address)
        finally:
            await browser.close()
