"""The few words that the terminal says itself; what the bot says is the bot's."""

ENGLISH = {
    "keys": (
        "3 presses button [3] · [Label] presses by label · >12 text replies to #12 · "
        "/send PATH… [words] sends a file, several as an album · "
        "a leading space sends anything as text · PgUp/PgDn scroll · /quit or Ctrl-D leaves"
    ),
    "status": "? keys · PgUp/PgDn scroll · Ctrl-D leaves",
    "above": "more below, PgDn · ? keys",
    "no button": "button {0} is not there any more",
    "no message": "message #{0} is not there",
    "opens": "open in a browser: {0}",
    "changed": "changed",
    "deleted": "deleted",
    "earlier": "earlier",
    "no file": "there is no such file: {0}",
    "unsendable": "this cannot be sent: a file must have content, and words of at most 1024 characters",
    "photo": "photo",
    "document": "file",
    "voice": "voice",
    "audio": "sound",
    "video": "video",
}
CHINESE = {
    "keys": (
        "3 按下按钮 [3] · [文字] 按文字按下 · >12 内容 回复 #12 · "
        "/send 路径… [文字] 发送文件，多个作为一组 · "
        "行首空格原样发送 · PgUp/PgDn 翻页 · /quit 或 Ctrl-D 离开"
    ),
    "status": "? 按键说明 · PgUp/PgDn 翻页 · Ctrl-D 离开",
    "above": "下面还有内容，PgDn · ? 按键说明",
    "no button": "按钮 {0} 已不存在",
    "no message": "消息 #{0} 不存在",
    "opens": "请用浏览器打开：{0}",
    "changed": "已更改",
    "deleted": "已删除",
    "earlier": "此前",
    "no file": "没有这个文件：{0}",
    "unsendable": "无法发送：文件不能为空，附带的文字不能超过 1024 个字符",
    "photo": "图片",
    "document": "文件",
    "voice": "语音",
    "audio": "音频",
    "video": "视频",
}


def word(language: str | None, key: str, *facts: object) -> str:
    """A word of the terminal in the person's language, English when it is another."""
    words = CHINESE if (language or "").lower().startswith("zh") else ENGLISH
    return words[key].format(*facts)
