### Licences for news, grades, declarations, groups and filings.

kind-Qualification = licence for news
kind-qualification = licence for news
kind-Declaration = declaration
kind-OperatorGroup = group
kind-Filing = filing
word-Measure-CLASSIFY_AS_NEWS = to count as news
word-Measure-CLASSIFY_AS_GENERAL = not to count as news
scope-CLASSIFY_AS_NEWS = This post only: it counts as news. Where no licence for news allows it, it is not public until one does or until this decision is reversed; its account’s operators still see it.
scope-CLASSIFY_AS_GENERAL = This post only: it does not count as news, and needs no licence for it.
rule-NEWS_LICENCE = News is published by those with a licence for it
reason-NEWS_LICENCE = news without a licence
reason-NEEDS_LICENCE = a licence for news is needed

verb-begin = begin
verb-qualification-begin = begin a licence on its first day
verb-cover = choose the accounts
verb-reject = turn down
verb-reclassify = decide the kind
verb-grade = grade
verb-declare = declare
verb-join = join
verb-qualification-add = tell a licence
verb-qualification-verify = verify the licence
verb-qualification-reject = turn the licence down
verb-qualification-cover = choose the accounts under the licence
verb-qualification-lapse = end the licence
verb-post-reclassify = decide whether it is news
verb-post-hold = hold the post
verb-post-release = let the post appear again
verb-account-grade = work out the grade
verb-registrant-declare = declare the accounts
verb-group-declare = declare a group
verb-group-join = join the group
verb-group-leave = leave the group
verb-filing-draft = build a filing

because-NEWS_NEEDS_A_LICENCE = News on public affairs needs a licence, and none that counts now covers this account. Tell a licence, or have this account added to one; if the post is no news, say that it is general.
because-REPRINT_NEEDS_A_SOURCE = The licence of this account allows reprinting news of others: name the source where it was first, and try again.
because-KIND_WAS_DECIDED = Staff decided whether this post is news, so it is not changed by hand. The statement of reasons says how to contest that.
because-TURNED_DOWN_BEFORE = You turned this licence down before. Somebody else looks at it now, so that it gets a fresh look.
because-LICENCE_IS_OVER = This licence has expired. Tell the new one beside it.
because-DECLARE_FIRST = Whoever answers in law for several accounts declares first which ones these are and what they are about, anew whenever one comes or goes. [Declare the accounts] in /account does it; on the web it is `declareAccounts`.
because-NOTHING_TO_DECLARE = This registrant has no account, so there is nothing to declare.
because-GROUP_HAS_ENDED = This group has ended. Declare a new one, or ask for the id of another.
because-IN_THE_GROUP = This registrant is in the group already.
because-POST_IS_HELD = The platform holds this post while staff look at it, so it can be neither changed nor withdrawn now. You are told what is decided, and how to contest it.
because-NO_FILING_AUTHORITY = No authority is named with which data are filed, so nothing was built. Please have FILING_AUTHORITY set where the platform is run, then try again.
because-NOT_IN_THE_GROUP = This registrant is not in the group.

reason-LICENCE_UNREADABLE = the number or the issuer cannot be read
reason-LICENCE_NOT_KNOWN = its issuer does not know it
reason-LICENCE_EXPIRED = its time is over
reason-LICENCE_OF_ANOTHER = it is the licence of somebody else
reason-LICENCE_COVERS_LESS = it does not cover all these accounts

notice-qualification-added = A licence for news ({ $licence }) was told for your registrant. Staff look at it; you hear from us.
notice-qualification-verified = Your licence for news ({ $licence }) is verified and counts through { $until }. Its accounts can publish news now, and posts that waited for it are public again.
notice-qualification-rejected = Your licence for news ({ $licence }) was turned down: { $reason }. If that is wrong or you can mend it, send it again with coverAccounts or tell it anew: somebody else will look at it.
notice-qualification-expires = Your licence for news ({ $licence }) counts through { $until }. Tell the new one before then: afterwards its accounts publish no news.
notice-qualification-lapsed = Your licence for news ({ $licence }) expired after { $until }. Its accounts publish no news until a new licence is verified; what is public stays public.
notice-post-held = Staff decided that one of your posts is news ({ $rule }). No licence for news allows it on this account, so it is not public until one does. The statement of reasons says why; you can contest it until { $until }.
notice-post-held_without_source = Staff decided that one of your posts is news ({ $rule }). The licence of this account allows reprinting news of others only where their source is named, so the post is not public until it names one: add the source with editPost, and it is public again at once. The statement of reasons says why; you can contest it until { $until }.
notice-post-reclassified = Staff decided of what kind one of your posts is: { $class } ({ $rule }). It stays public where it was. The statement of reasons says why; you can contest it until { $until }.
notice-post-released = A post that waited for a licence for news, or for its source, is public again: nothing is missing now.
notice-account-graded = The grade of { $account } is { $grade } from now on, by the scheme { $scheme }. It follows from four numbers only, which gradeHistory lists; it is worked out anew each week. If one of them is wrong, have it put right, and the grade follows.
notice-registrant-declared = Your registrant declared its accounts: declaration number { $number }.
notice-group-joined = A registrant joined the group { $group }. If that is not right, whoever acts for it, or for the registrant that declared the group, can end it with leaveGroup.
notice-group-left = The membership of a registrant in the group { $group } ended: by its own people, or by those who declared the group. Where it was yours and that is not right, you can join again with joinGroup, or write to those who declared the group.
notice-group-ended = The group { $group } ended for all its members, by those who declared it. Whoever still runs accounts together can declare another with declareGroup.

## /licences

command-licences = Your licences for news, and until when
licences-head = Your licences for news
licences-none = You act for no registrant with a licence for news. Licences are told on the web.
licences-one = • { $licence }: { $state }, through { $until }
licences-why = { "  " }Why: { $reason }. Somebody else looks at it when you send it again.
button-account-declare = Declare the accounts
account-ask-declare = What are these accounts about, together? The list of them is drawn from the data. At most { $most } characters.
account-declared = The accounts are declared. That is needed anew whenever one comes or goes.
account-declared-list = Declaration { $number }: { $handles }
