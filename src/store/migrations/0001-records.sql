-- Texts of files, each once.
CREATE TABLE text (
    hash TEXT PRIMARY KEY,
    body TEXT NOT NULL
) WITHOUT ROWID;

-- All files but the scenario that a call was played from.
CREATE TABLE edition_text (
    edition TEXT NOT NULL,
    path TEXT NOT NULL,
    text TEXT NOT NULL REFERENCES text,
    PRIMARY KEY (edition, path)
) WITHOUT ROWID;

CREATE TABLE trainee (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- What the program remembers from one run to the next.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE call (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    trainee INTEGER NOT NULL REFERENCES trainee,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    scenario TEXT NOT NULL,
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    level INTEGER NOT NULL,
    channel TEXT NOT NULL,
    persona TEXT NOT NULL,
    seed INTEGER NOT NULL,
    mode TEXT NOT NULL,
    started INTEGER NOT NULL,
    zone INTEGER NOT NULL,
    parent TEXT,
    parent_turn INTEGER,
    engine INTEGER NOT NULL,
    edition TEXT NOT NULL,
    scenario_text TEXT NOT NULL REFERENCES text,
    -- Of its first sheet; NULL before there is one.
    passed INTEGER
);
-- Holds all that a filter asks for: the calls themselves are read only for the lines that are shown.
CREATE INDEX call_by_time
    ON call (started, number, trainee, category, state, passed, scenario, persona, title);
CREATE INDEX call_by_trainee
    ON call (trainee, started, number, category, state, passed, scenario, persona, title);
CREATE INDEX call_by_scenario ON call (scenario, started, number);
CREATE INDEX call_open ON call (state) WHERE state = 'open';

-- The log: one row an input, with what came of it.
CREATE TABLE entry (
    call INTEGER NOT NULL REFERENCES call,
    place INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (call, place)
) WITHOUT ROWID;

-- Derived from the log, a rubric and a revision of the engine; only added.
CREATE TABLE sheet (
    id INTEGER PRIMARY KEY,
    call INTEGER NOT NULL REFERENCES call,
    made INTEGER NOT NULL,
    zone INTEGER NOT NULL,
    cause TEXT NOT NULL,
    rubric TEXT NOT NULL,
    engine INTEGER NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX sheet_of_call ON sheet (call, id);

-- The items and faults of sheets, each once.
CREATE TABLE item (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);

-- Derived from the first sheet of a call: can be made again. Those of a trainee lie side by side in the order of time.
CREATE TABLE summary (
    trainee INTEGER NOT NULL REFERENCES trainee ON DELETE CASCADE,
    started INTEGER NOT NULL,
    call INTEGER NOT NULL UNIQUE REFERENCES call,
    zone INTEGER NOT NULL,
    -- Whether it counts for the trainee's progress.
    practice INTEGER NOT NULL,
    total INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    fatal INTEGER NOT NULL,
    suspected INTEGER NOT NULL,
    ending TEXT,
    satisfaction INTEGER NOT NULL,
    lasted INTEGER NOT NULL,
    turns INTEGER NOT NULL,
    -- Steps, dimensions and items, packed.
    scores BLOB NOT NULL,
    PRIMARY KEY (trainee, started, call)
) WITHOUT ROWID;
CREATE INDEX practice_total ON summary (trainee, started, call, total) WHERE practice;

-- Where a trainee stands by all practice up to a call: can be made again.
CREATE TABLE standing (
    trainee INTEGER PRIMARY KEY REFERENCES trainee ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    started INTEGER NOT NULL,
    call INTEGER NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE appeal (
    id INTEGER PRIMARY KEY,
    call INTEGER NOT NULL REFERENCES call,
    item TEXT NOT NULL,
    turn INTEGER NOT NULL,
    reason TEXT NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL
);
CREATE INDEX appeal_of_call ON appeal (call);

-- The trainer's word: only added, never changed.
CREATE TABLE word (
    id INTEGER PRIMARY KEY,
    call INTEGER NOT NULL REFERENCES call,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    turn INTEGER NOT NULL,
    judgement TEXT,
    points INTEGER,
    reason TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    zone INTEGER NOT NULL
);
CREATE INDEX word_of_call ON word (call);

-- Suspected fatal errors of the first sheet of a call, for a trainer to look at: can be made again.
CREATE TABLE suspect (
    call INTEGER NOT NULL REFERENCES call,
    fault TEXT NOT NULL,
    turn INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (call, fault, turn)
) WITHOUT ROWID;

PRAGMA application_id = 0x64756C69;
