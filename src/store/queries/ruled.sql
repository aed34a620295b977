-- Calls on whose sheet a trainer has ruled.
SELECT DISTINCT call.id
FROM word
JOIN call ON call.number = word.call
WHERE word.kind IN ('overruled', 'added')
