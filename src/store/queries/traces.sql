WITH own AS (SELECT number FROM call WHERE trainee = (SELECT id FROM trainee WHERE name = ?1))
SELECT (SELECT count(*) FROM entry WHERE call IN own AND instr(body, '"input":{"input":"reply"') > 0) AS replies,
       (SELECT count(*) FROM sheet WHERE call IN own) AS sheets,
       (SELECT count(*) FROM appeal WHERE call IN own) AS appeals,
       (SELECT count(*) FROM word WHERE call IN own) AS words,
       (SELECT count(DISTINCT call) FROM word AS said
        WHERE call IN own AND kind = 'example'
          AND NOT EXISTS (SELECT 1 FROM word WHERE call = said.call AND kind = 'no_example' AND id > said.id)) AS examples,
       (SELECT coalesce(sum(min(max(lasted, 0), 1000000000000)), 0) FROM summary WHERE call IN own) AS practised,
       (SELECT count(*) FROM word WHERE by = ?1 AND call NOT IN own) AS said,
       EXISTS (SELECT 1 FROM trainee WHERE name = ?1) AS known
