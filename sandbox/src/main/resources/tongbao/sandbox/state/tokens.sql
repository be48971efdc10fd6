-- What users let applications know of them.

CREATE TABLE auth_code (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    code           TEXT NOT NULL UNIQUE CHECK (length(code) = 32),
    app_id         TEXT NOT NULL REFERENCES app,
    buyer_id       TEXT NOT NULL CHECK (length(buyer_id) = 16),
    buyer_logon_id TEXT NOT NULL,
    expires_at     INTEGER NOT NULL
) STRICT;

CREATE TABLE user_token (
    id                 INTEGER PRIMARY KEY AUTOINCREMENT,
    access_token       TEXT NOT NULL UNIQUE CHECK (length(access_token) = 40),
    refresh_token      TEXT NOT NULL UNIQUE CHECK (length(refresh_token) = 40),
    app_id             TEXT NOT NULL REFERENCES app,
    buyer_id           TEXT NOT NULL CHECK (length(buyer_id) = 16),
    buyer_logon_id     TEXT NOT NULL,
    refreshable_until  INTEGER NOT NULL,
    refreshed          INTEGER NOT NULL CHECK (refreshed IN (0, 1))
) STRICT;
