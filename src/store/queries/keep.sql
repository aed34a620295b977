-- An entry follows the one before it: a hole would make the whole log unreadable.
INSERT INTO entry (call, place, body)
SELECT number, ?2, ?3 FROM call
WHERE id = ?1 AND (?2 = 0 OR EXISTS (SELECT 1 FROM entry WHERE entry.call = call.number AND entry.place = ?2 - 1))
ON CONFLICT (call, place) DO UPDATE SET body = excluded.body WHERE entry.body = excluded.body
