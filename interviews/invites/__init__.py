"""What an invite or a recruiter's mail says, read by rules: nothing here writes, fetches or guesses silently."""
