SELECT call.id
FROM call
JOIN word ON word.id = (SELECT max(last.id) FROM word AS last
                        WHERE last.call = call.number AND last.kind IN ('example', 'no_example'))
WHERE call.scenario = ?1 AND word.kind = 'example'
ORDER BY call.started DESC, call.number DESC
