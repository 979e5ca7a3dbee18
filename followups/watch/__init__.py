"""Whether reminders go out in time: what probes, figures and the alarm say about it."""
