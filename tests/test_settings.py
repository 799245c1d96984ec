"""A wrong setting is one line that helps, and a restore that is refused leaves nothing behind."""

from pathlib import Path

import pytest

from settings import SettingFault, read_settings
from tests.commanding import ROOT, gongdao

FORM = 'IDENTITY_KEYS: must be JSON like {"k1": "<64 hex digits>"}'
HEX = "5e" * 32
FILES = "FILES_URL: must be a folder"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        *[
            ("FILES_URL", value, FILES)
            for value in (
                "s3://", "s3://ab", "s3:///below", "s3:/bucket", "/s3:/bucket", "./s3://bucket", "s3://bucket?x=1",
                "S3://bucket", "nonsense", "files/here", "file:///srv", "https://bucket", "/srv\n:x", " ",
            )
        ],
        *[("IDENTITY_KEYS", value, FORM) for value in ("zz", "5", f'["{HEX}"]', '{"k1": 5}', HEX)],
        ("IDENTITY_KEYS", '{"k1": "zz"}', "IDENTITY_KEYS: key 'k1' must be at least 64 hex digits"),
        ("TELEGRAM_USERNAME", "@@", "TELEGRAM_USERNAME: must be the user name of the bot"),
        ("TELEGRAM_USERNAME", "a b c", "TELEGRAM_USERNAME: must be the user name of the bot"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingFault) as fault:
        read_settings()
    assert str(fault.value).startswith(told) and "\n" not in str(fault.value)
    assert HEX not in str(fault.value) and "[A-Z" not in str(fault.value)


@pytest.mark.parametrize("value", ["", "/srv/files", "./var/files", "s3://abc", "s3://my.bucket-1/", "s3://abc/a/b"])
def test_a_folder_and_a_bucket_are_places_for_files(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("FILES_URL", value)
    where = read_settings().files
    assert where == value or (not value.startswith("s3:") and Path(where) == ROOT / (value or "var/files"))


def test_no_keys_told_are_no_keys_and_names_of_bots_may_have_an_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IDENTITY_KEYS", "")
    monkeypatch.setenv("TELEGRAM_USERNAME", "@gongdao_bot")
    assert read_settings().identity_keys == {}
    monkeypatch.setenv("IDENTITY_KEYS", f'{{"k1": "{HEX}"}}')
    assert read_settings().keys() == {"k1": bytes.fromhex(HEX)}


@pytest.mark.parametrize(("command", "place"), [("run", "out"), ("doctor", "in")])
def test_commands_tell_a_wrong_place_for_files_without_a_traceback(tmp_path: Path, command: str, place: str) -> None:
    code, out, err = gongdao(tmp_path, command, FILES_URL="s3://")
    assert code == 1 and FILES in (out if place == "in" else err)
    assert "Traceback" not in out + err and list(tmp_path.iterdir()) == []


def test_a_restore_with_another_development_key_says_how_and_leaves_nothing(tmp_path: Path) -> None:
    here, there, archive = tmp_path / "here", tmp_path / "there", tmp_path / "backup.tar"
    assert gongdao(here, "migrate")[0] == 0
    assert gongdao(here, "backup", str(archive))[0] == 0
    for keys in ("", f'{{"k1": "{HEX}"}}'):
        code, _, err = gongdao(there, "restore", str(archive), IDENTITY_KEYS=keys)
        assert code == 1 and "copy development.key from the DATA_DIR where it was made" in err
        assert not there.exists()
    there.mkdir()
    (there / "development.key").write_bytes((here / "development.key").read_bytes())
    whole = archive.read_bytes()
    archive.write_bytes(whole[: len(whole) // 2])
    assert gongdao(there, "restore", str(archive))[0] == 1
    assert [place.name for place in there.iterdir()] == ["development.key"]
    archive.write_bytes(whole)
    code, out, err = gongdao(there, "restore", str(archive))
    assert (code, err) == (0, "") and "are back" in out
    assert "development.key" in gongdao(there, "restore", "--help")[1]
