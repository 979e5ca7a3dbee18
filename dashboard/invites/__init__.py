"""An invite on its way in: pasted or uploaded, previewed, corrected, and only then entered."""
