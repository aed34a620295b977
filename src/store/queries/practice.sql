SELECT summary.*, call.scenario
FROM summary
JOIN call ON call.number = summary.call
WHERE summary.practice AND summary.trainee = ?1 AND (summary.started, summary.call) > (?2, ?3)
ORDER BY summary.started, summary.call
