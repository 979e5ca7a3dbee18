"""The pages of the stories room, by what they are about."""
