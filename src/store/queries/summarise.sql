INSERT OR REPLACE INTO summary (trainee, started, call, zone, practice, total, passed, fatal, suspected, ending,
                                satisfaction, lasted, turns, scores)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
