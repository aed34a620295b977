SELECT call.*, trainee.name AS trainee_name,
       summary.total, summary.fatal, summary.suspected, summary.ending, summary.satisfaction,
       summary.lasted, summary.turns, summary.scores
FROM call
JOIN trainee ON trainee.id = call.trainee
LEFT JOIN summary ON summary.call = call.number
