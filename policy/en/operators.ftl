### Who runs an account: invitations, roles, transfer of ownership, what each of them did.

kind-Operatorship = invitation or place in the team
kind-operatorship = place in the team

verb-invite-operator = invite to the team
verb-operatorship-accept = accept the invitation
verb-operatorship-decline = decline the invitation
verb-operatorship-withdraw = take back the invitation
verb-leave = leave
verb-operatorship-remove = remove from the team
verb-change-role = change the role
verb-offer-ownership = offer the ownership
verb-withdraw-offer = take back the offer
verb-accept-ownership = accept the ownership

because-INVITATION_IS_OVER = The time of this invitation is over. The owner of the account can make a new one.
because-ALREADY_AN_OPERATOR = You are in the team of this account already.
because-LAST_OWNER = You are the only owner, and the account must not be without one. Offer the ownership to somebody of the team first.
because-IS_AN_OWNER = An owner cannot be changed or removed by others: owners leave, or give the ownership away, themselves.
because-OFFER_IS_OVER = Nobody offers the ownership here now: the offer was taken back, or its time is over.

notice-operatorship-accepted = { $name } accepted the invitation to { $account } and is in the team now, as { $role }. /team shows everybody.
notice-operatorship-declined = An invitation to { $account } as { $role } was declined. The link is of no use any more.
notice-operatorship-left = { $name } left the team of { $account }.
notice-operatorship-removed = You are no longer in the team of { $account }: an owner ended your place there, from now on. If you think that is unfair, speak with the owner; what you wrote under your own name stays yours.
notice-operatorship-role_changed = Your role at { $account } is now: { $role }.
notice-operatorship-ownership_offered = { $name } offers you the ownership of { $account }. You can accept it in /team until { $until }.
notice-operatorship-offer_withdrawn = The offer of the ownership of { $account } is taken back.
notice-operatorship-ownership_taken = { $name } is the owner of { $account } now; whoever was it before is an editor.

## /team

command-team = Who runs the account: invite, roles, this week
team-of-nobody = You run no account here, so you have no team. If you do run one, link this chat first: /link
team-head = The team of { $name }
team-one = • { $name }{ $own ->
        [yes] {" "}(you)
       *[no] {""}
    } – { $role }, since { $since }
team-offered = (is offered the ownership, until { $until })
team-invited = • an invitation as { $role } waits, until { $until }
team-pass-on = Please pass this on to the person you want in the team of { $name } as { $role }. It can be accepted once, until { $until }; whoever opens it first can accept it.
team-ask-remove = End { $name }’s place in the team? It counts at once.
team-ask-offer = Offer the ownership to { $name }? Once they accept, they are the owner and you are an editor. You can take the offer back until then.
team-ask-accept = Become the owner of this account? You answer for it from then on.
team-ask-leave = Leave the team? Only a new invitation brings you back.

button-team-invite-editor = Invite editor
button-team-invite-moderator = Invite moderator
button-team-week = This week
button-team-withdraw = Withdraw: { $role }, until { $until }
button-team-editor = Make editor
button-team-moderator = Make moderator
button-team-ask-remove = Remove…
button-team-remove-sure = Yes, remove
button-team-ask-offer = Give ownership…
button-team-offer-sure = Yes, offer it
button-team-withdraw-offer = Take the offer back
button-team-decline = Decline the ownership
button-team-ask-accept = Accept the ownership…
button-team-accept-sure = Yes, I accept
button-team-ask-leave = Leave…
button-team-leave-sure = Yes, leave

toast-team-invited = The invitation is made
toast-team-withdraw = The invitation is taken back
toast-team-editor = The role is changed
toast-team-moderator = The role is changed
toast-team-remove = Removed from the team
toast-team-offer = The ownership is offered
toast-team-withdraw-offer = The offer is taken back
toast-team-accept = The account is yours
toast-team-leave = You left the team

## An invitation

invitation-head = You are invited to the team of { $name } (@{ $handle }) as { $role }.
invitation-role-EDITOR = An editor writes posts and cares for comments.
invitation-role-MODERATOR = A moderator cares for comments: approves, hides, deletes and answers them.
invitation-until = You can answer until { $until }. What you do for the account is seen by its owner.
invitation-guest = To accept, you need to be known here: please sign in on the web and link this chat first (/link), then open the invitation again.
button-invitation-accept = Accept
button-invitation-decline = Decline
toast-invitation-accept = Welcome to the team
toast-invitation-decline = Declined
invitation-was-accept = You are in the team of { $name } now, as { $role }. /queue shows the comments that wait, /team the team.
invitation-was-decline = You declined the invitation to { $name }. The owner is told that it was declined.

## A week

week-head = { $name }, { $since } to { $until }
week-comments = New comments: { $new } · held: { $held } · hidden: { $hidden } · deleted: { $deleted } · put back by the platform: { $restored }
week-nobody = Nobody of the team did anything this week.
week-one = • { $name }: { $did }
week-act = { $what } { $count }×

request-weeks = At most { $most } weeks can be asked for at once, and at least one.

## The weekly summary

word-DeadlineKind-WEEKLY_SUMMARY = summary of a week
verb-sum-up-week = sum up the week
settings-weekly = Summary of the week on Monday morning: { $on ->
        [on] yes
       *[off] no
    }
button-weekly-on = Weekly summary
button-weekly-off = No weekly summary
week-median = Half of what was seen to was seen to within { $hours } h { $minutes } min.
week-waits = Waiting now: { $held } held, { $reported } reported, { $new } new
button-week-queue = Queue
