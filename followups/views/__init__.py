"""The pages of this room: thank-yous, what they said when, the mails we send."""
