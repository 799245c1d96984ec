### Leaving: accounts and users closed, what is left of them, one's own data.

kind-user = user
kind-Export = export of your data
kind-export = export of your data
name-of-who-left = Somebody who left

verb-close = close
verb-reopen = reopen
verb-export = export my data
verb-finish = finish
verb-build = build
verb-account-close = close the account
verb-account-reopen = keep the account after all
verb-account-finish = end an account that was closing
verb-account-erase = erase what is left of an account
verb-user-close = leave the platform
verb-user-reopen = stay after all
verb-user-finish = end a user who was leaving
verb-user-erase = erase what is left of a user
verb-user-export = export your data
verb-export-build = build an export
verb-export-end = end an export

because-YOU_ARE_LEAVING = You are leaving the platform, so you can write nothing new. You can read, export your data, respond, contest, and withdraw; to write again, stay after all (in the chat: /leave, on the web: reopenUser).
because-ACCOUNT_IS_CLOSING = This account is closing by its owner’s wish: it publishes nothing new and takes no new words. Its owner can keep it after all until the cooling-off is over.
because-OWNS_ACCOUNTS_ALONE = Accounts that stay would be left without an owner. Before you leave, give their ownership to somebody of the team, or close them. It is about: { $about }
because-ANSWERS_ALONE = Nobody else acts for the registrant that answers in law for accounts that stay. Before you leave, let somebody else act for it, or close them; accounts for which you answer yourself are to be closed. It is about: { $about }
because-OWN_POST = Nobody appoints or dismisses themself. Please ask another administrator.
because-SERVES_AS_STAFF = You serve as staff of the platform. Ask an administrator to end your posts first, so that nothing you have taken is left lying; then you can leave.
because-COOLING_OFF = The cooling-off is not over yet, so nothing is final.
because-EXPORT_IS_UNDER_WAY = An export of your data is being built already. A message tells you when it can be fetched.

notice-account-closing_begun = { $account } is to be closed: from now on it publishes nothing new and takes no new words. On { $until } it ends for good; until then its owner can keep it after all in /leave.
notice-account-reopened = { $account } stays: it is what it was before.
notice-account-closed = { $account } is closed for good. Nothing of it is public any more, its team has ended, and its handle is given to nobody. What is decided about it is still told to those who owned it, and they may contest it.
notice-account-draft_closed = The draft of { $account } is closed. Nothing of it was public, and its handle is free again.
notice-user-closes_later = You are the only owner of accounts that are still here: { $about }. So that none is left without an owner, they are closed first, and you are gone for good after that, on { $until }. Until then you can stay after all in /leave.
notice-user-closing_begun = You are leaving the platform. Your other sign-ins have ended, and you can write nothing new. On { $until } you are gone for good; until then you can stay after all in /leave, or by signing in again on the web.
notice-user-reopened = You stay. Everything is as it was, but for the sign-ins that ended.
notice-export-built = Your data is ready as one file. You can fetch it until { $until } in /leave, or on the web under your exports; then it is erased.

## The file

export-readme = Your data, as Gongdao holds it
    {" "}
    data.json has a list for each kind of thing: your profile, sign-ins, chats, comments, complaints, decisions that were told to you, messages you wrote, and more. Times are in UTC. Other people and accounts stand there by id only.
    The folder files has what you handed in, as you handed it in. Its names begin with the ids by which data.json lists them.
    If something is missing or wrong, report it: by complaint, or to the privacy officer.

## /leave

command-leave = Your data as a file; close an account; leave
leave-head = Your data, and leaving
leave-guest = Nobody is signed in here, so there is nothing to export or to close. What you reported goes with this chat. If you have a user, link this chat first: /link
leave-about = You can take your data along as one file, close an account that you own, or leave the platform. Closing and leaving have a cooling-off, in which you can change your mind.
leave-until = You are leaving. On { $until } you are gone for good; until then you can stay.
leave-account-until = • { $name } is closing and ends on { $until }.
leave-export-asked = • Your data is being put together; a message tells you when it is ready.
leave-export-built = • Your data can be fetched until { $until }:
leave-export-link = { $address } (good for some minutes; /leave makes a new one)
leave-ask-account = Close { $name }? From now on it publishes nothing new and takes no new words, but can still be read. After { $days } days it ends for good: nothing of it is public, the team ends, the handle is given to nobody. Open cases go on, and you are told what is decided. Until then you can keep it after all.
leave-ask-draft = Close the draft of { $name }? It never was public, so it ends at once: its handle is free again, and it cannot be kept after all.
leave-ask-user = Leave the platform? Your other sign-ins end now, and you can write nothing new. After { $days } days your address, password, second step and chats are erased, and you are in no team any more. Your comments stay, under no name, unless you want them deleted. What you complained about is decided all the same. Until then you can stay after all.
leave-which = Which account?

button-leave-export = Export my data
button-leave-accounts = Close an account…
button-leave-close-sure = Yes, close it
button-leave-keep = Keep { $name }
button-leave-ask-user = Leave the platform…
button-leave-user = Leave; my comments stay
button-leave-user-all = Leave and delete my comments
button-leave-stay = Stay after all

toast-leave-export = It is being put together
toast-leave-close = The account is closing
toast-leave-closed = The draft is closed
toast-leave-keep = The account stays
toast-leave-user = You are leaving
toast-leave-user-all = You are leaving, comments too
toast-leave-stay = You stay
