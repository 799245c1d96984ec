### Opening accounts and reviewing them.

kind-AccountRevision = review
kind-revision = review

verb-open = open
verb-account-open = open an account
verb-account-submit = send for review
verb-account-approve = open the account
verb-account-return = give the account back
verb-revise = change the account
verb-change = change
verb-account-warn = warn that a draft lapses
verb-account-lapse = end a draft that was never sent for review
verb-revision-approve = approve the change
verb-revision-return = turn the change down
verb-revision-withdraw = take the change back
verb-remind = say that it is late

because-ACCOUNT_NOT_ACTIVE = This account is not open, so nothing can be published or changed under it now. If it is a draft, send it for review; drafts of posts can be written meanwhile.
because-ACCOUNT_CAP = Whoever answers for these accounts has as many as they may have: { $limit }. Close one that is not used, or ask again when the credit of the registrant has risen; what counts towards it can be contested.
because-NAME_LOOKS_LIKE = A reader could take this name for that of a public body or a medium that is here already. Please choose another name. If it is truly yours, report the other account as impersonation (/report), and a reviewer decides who bears it.
because-IT_IS_AN_OPENING = This is the opening of an account, which is approved or given back with the account itself.
because-BLACKLISTED = An entry in the blacklist is in force against whoever would answer for this account, so none can be opened for them. The notice of that entry says why, and how it can be contested.

fault-NOT_A_HANDLE = { $path }: small letters a to z and digits, with single hyphens between them, please.
fault-NOT_TICKED = { $path }: please check all of it first; not ticked yet: { $limit }.

notice-account-approved = { $account } is open: what you publish there can be read by everybody. /post writes the first post.
notice-account-returned = { $account } cannot be opened as it is: { $reason }. The reviewer says: { $words } Please change what is named and send it for review again; nothing is lost. /account shows it. If you think that is wrong, send it again with your reasons in the description, and another reviewer may look at it.
notice-revision-approved = The change of { $account } is approved, and readers see it now.
notice-revision-returned = The change of { $account } is not approved: { $reason }. The reviewer says: { $words } The account stays as it was. You can ask for another change at any time: /account.
notice-account-lapses_soon = The draft of { $account } was not sent for review for long. If it is not sent until { $until }, it lapses: it is closed, and its handle is free for others. /account shows it, with [Send for review].
notice-account-lapsed = The draft of { $account } lapsed, for it was not sent for review in time. It is closed, nothing of it was public, and its handle is free again. /open begins another at any time.
notice-revision-overdue = The review of { $account } is late. It stays in the queue, and senior reviewers are told, so that it is decided soon.

reason-NAME_MISLEADS = the name misleads about who publishes
reason-NAME_OF_ANOTHER = the name is that of somebody else
reason-CATEGORY_WRONG = the category is not that of the registrant
reason-SCOPE_UNCLEAR = it is not clear what the account will publish about
reason-NOT_PERMITTED = what it says of itself is not permitted by the rules

check-NAME_FITS = The name fits who answers for the account and misleads nobody.
check-CATEGORY_FITS = The category is that of the registrant.
check-SCOPE_FITS = Description and scope are clear and permitted.
check-LOOKS_LIKE_NOBODY = It cannot be taken for another account; those that look like it were looked at.

before-post-VERIFIED = The identity of whoever answers for it is verified (/identity).
before-post-PUBLISHER = You are verified as a person yourself (/identity).
before-post-AGREED = The service agreement is accepted by you and signed for whoever answers for the account (/agreement).
before-post-DECLARED = The accounts of whoever answers for it are declared, for there are several ([Declare the accounts] in /account).
before-post-SUBMITTED = The account is sent for review (/account).
before-post-APPROVED = A reviewer has opened it: within one working day for public bodies, within three for others.

## /open

command-open = Open a public account
start-publish =
    /identity – say who answers in law, in a form
    /agreement – what you agree to when you publish
    /open – open a public account
    /account – your accounts, and what they lack
    /post – write and publish
start-leave = /leave – your own data, and closing for good
start-standing =
    /licences – licences for news
    /credit – the credit level, and why it is so
open-of-nobody = To open an account, somebody must answer for it in law: you yourself or an organisation for which you act. Tell us who, first: /identity
open-of-guest = To open an account, you need to be known here: please sign in on the web and link this chat first (/link).
open-which = Who answers for the new account?
open-myself = I myself
open-unnamed = An organisation
open-category = What kind of publisher is it? It is shown to readers.
open-class = As what is the account to be labelled?
open-ask-name = What is it to be called? At least { $least } letters, at most { $most } characters.
open-ask-handle = Its handle, by which it is found, such as tea-house: { $least } to { $most } small letters and digits, with hyphens between them. It does not change later.
open-ask-description = What is it, in a sentence for readers? At most { $most } characters.
open-ask-scope = What will it publish about? At most { $most } characters.
open-summary = { $name } (@{ $handle })
open-summary-more = { $category } · { $class }
open-summary-hint = Nobody else sees it yet. [Create] makes a draft; nothing is published before it was reviewed.
open-cancelled = Left. Nothing was made.
open-begun-anew = That flow is over. Please begin again: /open
toast-account-opened = The draft is made

button-category-PUBLIC_BODY = Public body
button-category-MEDIA = Medium
button-category-COMPANY = Company
button-category-CIVIL_ORGANISATION = Civil organisation
button-category-INDIVIDUAL = Individual
button-class-PERSONAL = Personal account
button-class-ORGANISATION = Organisation account
button-class-PUBLIC_BODY = Account of a public body
button-class-NEWS = News account
button-open-skip = Skip
button-open-create = Create
button-open-cancel = Cancel

## /account

command-account = Your accounts: state, review, changes
account-of-nobody = You run no account yet. /open begins one.
account-head = { $name } (@{ $handle })
account-state = { $state ->
        [DRAFT] A draft: nobody else sees it.
        [IN_REVIEW] In review: a reviewer looks at it.
        [ACTIVE] Open: readers see it.
        [SHUT] Closed by a sanction: /sanctions
       *[other] Closing, or closed.
    }
account-scope = About: { $scope }
account-before = Before the first post:
account-step = { $done ->
        [yes] ✓
       *[no] ◻
    } { $text }
account-pending = Waits for review, until { $until }.
account-changed = { $field }: { $new }
account-returned = Given back: { $reason }. { $words }
account-empty = nothing
field-account-name = Name
field-account-description = Description
field-account-scope = Scope
field-account-category = Category
field-account-account_class = Class
field-account-handle = Handle
account-ask-name = The new name, please; at most { $most } characters.
account-ask-description = The new description, please; at most { $most } characters.
account-ask-scope = What will it publish about? At most { $most } characters.
account-revised = Noted. A draft changes at once; an open account stays as it is until a reviewer approved the change.
button-account-submit = Send for review
button-account-name = Name…
button-account-description = Description…
button-account-scope = Scope…
button-account-withdraw = Take the change back
button-account-show = Account
button-account-write = Write a post
toast-account-submitted = Sent for review
toast-revision-withdrawn = The change is taken back

## /post

command-post = Write, publish and withdraw posts
post-of-nobody = You write for no account here. /open begins one of your own.
post-head = Posts of { $name }
post-none = Nothing is written yet.
post-line = • { $title } – { $state }
post-ask-title = The headline, please; at most { $most } characters.
post-ask-text = The text, please, in one message; a longer one is written on the web.
post-new-title = The new headline, please; at most { $most } characters.
post-new-text = The new text, please, in one message.
post-kept = Saved as a draft. This is how it will look:
post-edited = Changed. Earlier versions are kept.
post-waits = It is public again when this is put right: { $why }
post-not-yet = It cannot be published yet: { $why }
post-state = { $state ->
        [DRAFT] A draft
        [PUBLISHED] Published: everybody can read it
        [WITHDRAWN] Withdrawn: readers do not see it
        [HELD] Held: readers do not see it
       *[other] Removed
    }
button-post-write = Write a post
button-post-publish = Publish
button-post-keep = Keep as draft
button-post-withdraw = Withdraw
button-post-title = Headline…
button-post-text = Text…
button-post-list = All posts
toast-post-published = Published
toast-post-kept = It stays a draft
toast-post-withdrawn = Withdrawn
