SELECT total
FROM summary
WHERE practice AND trainee = ?1 AND started >= ?2
ORDER BY started, call
