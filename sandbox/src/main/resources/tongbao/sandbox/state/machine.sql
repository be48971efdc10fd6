-- Further products, accounts with their movements, and the codes that payers show.

CREATE TABLE asked_order_wider (
    code            TEXT PRIMARY KEY,
    content_digest  TEXT NOT NULL UNIQUE,
    app_id          TEXT NOT NULL REFERENCES app,
    seller_id       TEXT NOT NULL,
    out_trade_no    TEXT NOT NULL CHECK (length(out_trade_no) BETWEEN 1 AND 64),
    product         TEXT NOT NULL CHECK (product IN ('PAGE', 'WAP', 'APP', 'PRECREATE', 'CREATE', 'BAR_CODE',
                                                     'AGREEMENT', 'PRE_AUTH')),
    total_amount    INTEGER NOT NULL CHECK (total_amount BETWEEN 1 AND 10000000000),
    subject         TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 256),
    details         TEXT NOT NULL,
    asked_at        INTEGER NOT NULL,
    asked_last_at   INTEGER NOT NULL CHECK (asked_last_at >= asked_at),
    code_expires_at INTEGER CHECK ((code_expires_at IS NOT NULL) = (product = 'PRECREATE'))
) STRICT;
INSERT INTO asked_order_wider SELECT * FROM asked_order;
DROP TABLE asked_order;
ALTER TABLE asked_order_wider RENAME TO asked_order;
CREATE INDEX asked_order_by_number ON asked_order (out_trade_no, seller_id);

-- Of a bill's day.
CREATE INDEX trade_by_payment ON trade (seller_id, paid_at) WHERE paid_at IS NOT NULL;
CREATE INDEX refund_by_time ON refund (refunded_at);

-- Every merchant has an account from its first movement on; a payer only where a tester opened one.
CREATE TABLE account (
    user_id TEXT PRIMARY KEY CHECK (length(user_id) = 16),
    balance INTEGER NOT NULL CHECK (balance >= 0),
    frozen  INTEGER NOT NULL CHECK (frozen >= 0)
) STRICT;

CREATE TABLE movement (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id     TEXT NOT NULL REFERENCES account,
    kind        TEXT NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount <> 0),
    balance     INTEGER NOT NULL CHECK (balance >= 0),
    moved_at    INTEGER NOT NULL,
    business_no TEXT NOT NULL,
    out_no      TEXT NOT NULL,
    request_no  TEXT NOT NULL,
    title       TEXT NOT NULL,
    other       TEXT NOT NULL
) STRICT;
CREATE INDEX movement_by_user ON movement (user_id, moved_at);
CREATE INDEX movement_by_business ON movement (business_no, kind);

-- What a payer's phone shows to be scanned. Good for one trade.
CREATE TABLE pay_code (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    code           TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 16 AND 24),
    buyer_id       TEXT NOT NULL CHECK (length(buyer_id) = 16),
    buyer_logon_id TEXT NOT NULL,
    asks           INTEGER NOT NULL CHECK (asks IN (0, 1)),
    expires_at     INTEGER NOT NULL,
    trade_no       TEXT REFERENCES trade
) STRICT;
