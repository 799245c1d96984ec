"""How a chat is held: the inbox, what is remembered between updates, and the chat that needs no Telegram."""
