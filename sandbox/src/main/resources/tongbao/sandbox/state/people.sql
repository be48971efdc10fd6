-- The payers that a person added, and the wrong passwords at a trade.

CREATE TABLE payer (
    user_id  TEXT PRIMARY KEY CHECK (length(user_id) = 16 AND user_id GLOB '2088*'),
    logon_id TEXT NOT NULL CHECK (length(logon_id) BETWEEN 1 AND 100)
) STRICT;

CREATE TABLE wrong_password (
    trade_no TEXT PRIMARY KEY REFERENCES trade,
    times    INTEGER NOT NULL CHECK (times > 0)
) STRICT;

-- So that a phone lists what waits without reading everything that ever was.
CREATE INDEX trade_waiting ON trade (created_at) WHERE status = 'WAIT_BUYER_PAY';
CREATE INDEX fund_auth_waiting ON fund_auth (created_at) WHERE status = 'INIT';
CREATE INDEX agreement_waiting ON agreement (code) WHERE status = 'TEMP';
