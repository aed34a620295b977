-- What was typed in a call that is on and not sent yet. It goes with the reply, and with the end of the call.
CREATE TABLE draft (
    call INTEGER PRIMARY KEY REFERENCES call,
    text TEXT NOT NULL
);
