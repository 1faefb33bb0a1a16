-- Articles that were loaded before stories were found, by scope: the number up to which they were looked at since, and the
-- last there was.
INSERT INTO note (name, value) SELECT 'stories-due:' || guild, '0 ' || last_number FROM scope WHERE last_number > 0;
