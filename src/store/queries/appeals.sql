SELECT appeal.*, call.id AS call_id,
       EXISTS (SELECT 1 FROM word
               WHERE word.call = appeal.call AND word.kind = 'overruled' AND word.item = appeal.item
                 AND word.at >= appeal.at) AS settled
FROM appeal
JOIN call ON call.number = appeal.call
WHERE ?1 IS NULL OR call.id = ?1
ORDER BY settled, appeal.at DESC, appeal.id DESC
