-- Certificate mode, encrypted contents, calls for merchants who authorised them, and refusals on order.

CREATE TABLE authority (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    root        TEXT NOT NULL,
    issuer      TEXT NOT NULL,
    issuers_key TEXT NOT NULL
) STRICT;

ALTER TABLE app ADD COLUMN encrypt_key TEXT;

-- An application that has certificates is in certificate mode. The greatest id is the newest.
CREATE TABLE certificate (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    app_id  TEXT NOT NULL REFERENCES app,
    holder  TEXT NOT NULL CHECK (holder IN ('app', 'alipay')),
    sn      TEXT NOT NULL CHECK (length(sn) = 32),
    pem     TEXT NOT NULL,
    ends_at INTEGER NOT NULL,
    UNIQUE (app_id, holder, sn)
) STRICT;

CREATE TABLE app_auth (
    token       TEXT PRIMARY KEY CHECK (length(token) BETWEEN 1 AND 40),
    app_id      TEXT NOT NULL REFERENCES app,
    auth_app_id TEXT NOT NULL REFERENCES app CHECK (auth_app_id <> app_id),
    ends_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX app_auth_by_app ON app_auth (app_id);

ALTER TABLE accident ADD COLUMN sub_code TEXT CHECK ((sub_code IS NOT NULL) = (kind = 'refused'));
