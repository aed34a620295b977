DELETE FROM word WHERE call IN (SELECT number FROM call WHERE trainee = ?1);
DELETE FROM appeal WHERE call IN (SELECT number FROM call WHERE trainee = ?1);
DELETE FROM suspect WHERE call IN (SELECT number FROM call WHERE trainee = ?1);
DELETE FROM summary WHERE call IN (SELECT number FROM call WHERE trainee = ?1);
DELETE FROM sheet WHERE call IN (SELECT number FROM call WHERE trainee = ?1);
DELETE FROM entry WHERE call IN (SELECT number FROM call WHERE trainee = ?1);
DELETE FROM call WHERE trainee = ?1;
DELETE FROM setting WHERE name = 'trainee' AND value = (SELECT name FROM trainee WHERE id = ?1);
DELETE FROM trainee WHERE id = ?1;
-- Texts that nobody's call needs any more may be the trainee's own.
DELETE FROM edition_text WHERE edition NOT IN (SELECT edition FROM call);
DELETE FROM text WHERE hash NOT IN (SELECT scenario_text FROM call) AND hash NOT IN (SELECT text FROM edition_text)
