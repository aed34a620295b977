SELECT summary.*, '' AS scenario
FROM summary
WHERE summary.practice AND summary.trainee = ?1 AND summary.started >= ?2
ORDER BY summary.started, summary.call
