"""How well `!related` answers, by judgements of readers."""
