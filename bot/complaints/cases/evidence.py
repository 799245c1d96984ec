"""The evidence of a case: addresses of the copies without metadata, made for whoever asks and good for minutes."""

from aiogram.types import CallbackQuery
from aiogram.utils.formatting import Bold, Text

from bot.complaints.cases.card import COUNTED
from bot.complaints.draft import in_bytes
from bot.context import Talk
from bot.replies import lines, tell, toast
from db.complaints import Case, StoredFile
from policy import pack
from resolvers.complaints.cases.views import complaints_of_cases
from resolvers.complaints.downloads import download_path, name_for
from resolvers.complaints.evidence import files_of_complaints

MOST = 30  # files that one message can name


async def show_evidence(query: CallbackQuery, talk: Talk, case: Case, public_url: str) -> None:
    """Name every file that came with the complaints of a case, by receipt and never by whoever sent it."""
    await toast(query)
    complaints = (await complaints_of_cases([case.id], COUNTED)).get(case.id, [])
    files = await files_of_complaints([complaint.id for complaint in complaints])
    named = [
        part
        for complaint in complaints
        if complaint.id in files
        for part in (Bold(complaint.receipt), *(file_line(talk, file, public_url) for file in files[complaint.id]))
    ]
    minutes = pack().times.download // 60
    message = query.message.message_id if query.message else None
    await tell(talk, lines(talk.say("evidence-of-case", minutes=minutes), *named[:MOST]), reply_to=message)


def file_line(talk: Talk, file: StoredFile, public_url: str) -> Text:
    """A file by a neutral name, with the address where this person can fetch it for some minutes."""
    path = download_path(talk.actor, file)
    address = f"{public_url.rstrip('/')}{path}" if path else talk.say("evidence-gone")
    return Text(f"{name_for(talk.actor, file)} · {in_bytes(file.size or 0)}\n", address)
