INSERT INTO entry (call, place, body)
SELECT number, ?2, ?3 FROM call WHERE id = ?1
ON CONFLICT (call, place) DO UPDATE SET body = excluded.body WHERE entry.body = excluded.body
