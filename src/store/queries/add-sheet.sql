INSERT INTO sheet (call, made, zone, cause, rubric, engine, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
