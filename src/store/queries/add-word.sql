INSERT INTO word (call, kind, item, turn, judgement, points, reason, by, at, zone)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
