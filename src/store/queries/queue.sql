WITH waiting (number, cause, item, turn, said, at, zone) AS (
    SELECT suspect.call, 'suspected', suspect.fault, suspect.turn, suspect.words, call.started, call.zone
    FROM suspect
    JOIN call ON call.number = suspect.call
    WHERE NOT EXISTS (SELECT 1 FROM word
                      WHERE word.call = suspect.call AND word.kind = 'overruled' AND word.item = suspect.fault
                        AND word.judgement IN ('stands', 'dropped') AND word.turn IN (0, suspect.turn))
    UNION ALL
    SELECT appeal.call, 'disputed', appeal.item, appeal.turn, appeal.reason, appeal.at, appeal.zone
    FROM appeal
    WHERE NOT EXISTS (SELECT 1 FROM word
                      WHERE word.call = appeal.call AND word.kind = 'overruled' AND word.item = appeal.item
                        AND word.at >= appeal.at)
)
SELECT waiting.*, call.id AS call_id, call.title, call.scenario, trainee.name AS trainee_name
FROM waiting
JOIN call ON call.number = waiting.number
JOIN trainee ON trainee.id = call.trainee
ORDER BY waiting.at DESC, call.number DESC, waiting.turn, waiting.item
