INSERT INTO call (id, trainee, kind, state, scenario, title, category, level, channel, persona, seed, mode,
                  started, zone, parent, parent_turn, engine, edition, scenario_text)
VALUES (?1, ?2, ?3, 'open', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
ON CONFLICT (id) DO NOTHING
