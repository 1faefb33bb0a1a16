# Sentences for the errors of bot/errors.py: "error-" and the error's key.

error-not-found = Nothing is called { $reference } in this archive.
