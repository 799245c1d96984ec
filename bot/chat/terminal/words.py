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
    "no label": "no button [{0}] here; the newest are: {1}",
    "no buttons": "no button [{0}] here; there are none",
    "no message": "message #{0} is not there",
    "opens": "open in a browser: {0}",
    "changed": "changed",
    "deleted": "deleted",
    "earlier": "earlier",
    "send": 'to send files: /send PATH… [words]; a path with spaces goes in quotes: "my photo.jpg"',
    "no file": "there is no such file: {0}",
    "no file there": "nothing was sent, there is no such file: {0}; words like a path go in a line of their own",
    "files first": "nothing was sent: {0} is a file, and files come before the words",
    "unreadable": "nothing was sent, this file cannot be read: {0}",
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
    "no label": "这里没有按钮 [{0}]；最新的按钮是：{1}",
    "no buttons": "这里没有按钮 [{0}]，目前没有任何按钮",
    "no message": "消息 #{0} 不存在",
    "opens": "请用浏览器打开：{0}",
    "changed": "已更改",
    "deleted": "已删除",
    "earlier": "此前",
    "send": '发送文件：/send 路径… [文字]；路径含空格时请加引号："my photo.jpg"',
    "no file": "没有这个文件：{0}",
    "no file there": "未发送任何内容，没有这个文件：{0}；像路径的文字请另起一行发送",
    "files first": "未发送任何内容：{0} 是文件，文件应写在文字之前",
    "unreadable": "未发送任何内容，无法读取这个文件：{0}",
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
