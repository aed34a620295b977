SELECT trainee.id, trainee.name, (SELECT count(*) FROM call WHERE call.trainee = trainee.id)
FROM trainee
ORDER BY trainee.name
