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
