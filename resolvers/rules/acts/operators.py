"""Who runs an account: invitations, roles, transfer."""
