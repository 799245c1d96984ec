# Many comments at once, comments that are alike, and the word list.

kind-bulk = act on many comments
kind-Bulk = act on many comments
verb-moderate = act on many comments
verb-go-on = go on
word-BulkVerb-HIDE = hide
word-BulkVerb-APPROVE = approve
word-BulkVerb-SHOW = show
word-BulkVerb-DELETE = delete
word-BulkState-RUNNING = under way
word-BulkState-DONE = done
word-BulkState-UNDOING = being taken back
word-BulkState-UNDONE = taken back
word-DeadlineKind-BULK_GOES_ON = the next part of an act on many comments

command-words = words that hold comments for a look
button-hide-alike = Hide all { $count }…
button-hide-held = Hide all that are held…
button-hide-picked = Hide { $count }
button-leave-all-out = Leave out this page
button-take-all-in = Take in this page
button-not-now = Not now
button-words-add = Add
button-words-hide = Only hide those { $count }…
button-words-add-hide = Add and hide those { $count }…
button-words-remove = ✕ { $word }
alike-line = { $count } alike, by { $people ->
    [one] one person
   *[other] { $people } people
}
pick-head = Hide { $count ->
    [one] one comment
   *[other] { $count } comments
}?
pick-left-out = { $count } left out. Press a number to leave one out or take it in.
pick-help = Press a number to leave one out.
pick-more = There are more than { $most }; these are the newest.
pick-nothing = There is nothing to hide there.
pick-none-wait = None of them waits any more: they were seen to meanwhile.
pick-page = { $from }–{ $to } of { $count }
bulk-done-hide = { $count } hidden.
bulk-done-approve = { $count } let appear.
bulk-done-show = { $count } shown again.
bulk-done-delete = { $count } deleted.
bulk-running = { $done } of { $total } done so far; the rest goes on by itself.
bulk-left-out = { $count } could not be: { $reasons }
bulk-left-sanctioned = A sanction on the account stands against it.
bulk-put-back = Taken back: { $count ->
    [one] one comment is
   *[other] { $count } comments are
} what they were.
bulk-putting-back = Being taken back: { $done } of { $total } so far.
bulk-changed-since = { $count } were changed since and were left as they are.
words-head = Words that make a comment wait for your look ({ $count }):
words-none = No words make a comment wait for your look yet.
words-help = To try some out and add them: /words add free followers, my channel
words-tried = Of the last { $looked } comments, { $count } would have been held:
words-of-one = “{ $word }”: { $count }
words-known = “{ $word }” is on the list already.
words-example = for instance
words-added = Added. New comments with these words wait for your look from now on.
words-removed = “{ $word }” does not hold comments any more.
words-none-given = Write the words behind the command, with commas between them.
toast-bulk = Done.
toast-words = Added.
button-how-far = How far?
button-approve-others = Let the { $count } left out appear
