INSERT OR REPLACE INTO summary (call, total, passed, fatal, suspected, ending, satisfaction, lasted, turns, scores, practised)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
