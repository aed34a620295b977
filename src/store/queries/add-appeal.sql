INSERT INTO appeal (call, item, turn, reason, at, zone) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
