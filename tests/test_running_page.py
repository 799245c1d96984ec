"""The page for operators names only what is there."""

import re
from pathlib import Path

from typer.main import get_command

from cli import program
from resolvers.oversight.backlog import Backlog
from settings import Settings
from tests.commanding import ROOT
from watch.alarms import alarms

PAGE = (ROOT / "docs/running.md").read_text(encoding="utf-8")


def test_every_command_and_option_that_is_named_exists() -> None:
    root, lines = get_command(program), re.findall(r"/gongdao ([a-z].*)", PAGE)
    assert len(lines) > 10
    for line in lines:
        words = re.split(r"[`#,:;]|\.(?:\s|$)", line)[0].split()
        command = root.commands[words[0]]  # type: ignore[attr-defined]
        options = {name for parameter in command.params for name in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= options, line


def test_every_setting_and_number_that_is_named_exists() -> None:
    known = {name.upper() for name in Settings.model_fields}
    named = set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", PAGE)) - {"AF_INET", "AF_UNIX", "ALARM_"}
    assert {name for name in named if name != "METRICS_TOKEN"} <= known and "METRICS_TOKEN" in known
    source = (ROOT / "watch/metrics.py").read_text(encoding="utf-8")
    for name in set(re.findall(r"gongdao_([a-z_]+)", PAGE)):
        assert re.search(rf"\b(gongdao_)?{name.removesuffix('_total')}\"", source), name
    rung = re.search(r"should not be: (.*?);", PAGE, re.DOTALL)
    assert rung and set(re.findall(r"`(\w+)`", rung[1])) == {alarm.name for alarm in alarms(Settings(), Backlog())}


def test_every_page_that_it_refers_to_is_there() -> None:
    for link in re.findall(r"\]\(([\w./-]+)\)", PAGE):
        assert (Path(ROOT) / "docs" / link).exists(), link
