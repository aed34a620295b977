DELETE FROM word WHERE call IN (SELECT number FROM call WHERE trainee = (SELECT id FROM trainee WHERE name = ?1));
DELETE FROM appeal WHERE call IN (SELECT number FROM call WHERE trainee = (SELECT id FROM trainee WHERE name = ?1));
DELETE FROM suspect WHERE call IN (SELECT number FROM call WHERE trainee = (SELECT id FROM trainee WHERE name = ?1));
DELETE FROM summary WHERE call IN (SELECT number FROM call WHERE trainee = (SELECT id FROM trainee WHERE name = ?1));
DELETE FROM sheet WHERE call IN (SELECT number FROM call WHERE trainee = (SELECT id FROM trainee WHERE name = ?1));
DELETE FROM draft WHERE call IN (SELECT number FROM call WHERE trainee = (SELECT id FROM trainee WHERE name = ?1));
DELETE FROM entry WHERE call IN (SELECT number FROM call WHERE trainee = (SELECT id FROM trainee WHERE name = ?1));
DELETE FROM call WHERE trainee = (SELECT id FROM trainee WHERE name = ?1);
DELETE FROM trainee WHERE name = ?1;
-- What they said of others' calls as a trainer is about those others: it stays, without the name.
UPDATE word SET by = '' WHERE by = ?1;
DELETE FROM setting WHERE value = ?1;
-- Texts that nobody's call needs any more may be the trainee's own.
DELETE FROM edition_text WHERE edition NOT IN (SELECT edition FROM call);
DELETE FROM text WHERE hash NOT IN (SELECT scenario_text FROM call) AND hash NOT IN (SELECT text FROM edition_text);
-- The rest of a deletion that was cut off is done when the file is opened next.
INSERT OR REPLACE INTO setting (name, value) VALUES ('emptying', '1')
