-- Everything the sandbox remembers. Times are milliseconds of the business clock, amounts whole fen.

CREATE TABLE IF NOT EXISTS setting (
    name  TEXT PRIMARY KEY CHECK (name IN ('clock_offset', 'sequence')),
    value INTEGER NOT NULL CHECK (value >= 0)
) STRICT;

CREATE TABLE IF NOT EXISTS app (
    app_id             TEXT PRIMARY KEY CHECK (length(app_id) BETWEEN 1 AND 32),
    seller_id          TEXT NOT NULL UNIQUE CHECK (length(seller_id) = 16 AND seller_id GLOB '2088*'),
    app_public_key     TEXT NOT NULL,
    alipay_private_key TEXT NOT NULL,
    alipay_public_key  TEXT NOT NULL
) STRICT;

-- What merchants asked for. It is no trade yet: that begins when a payer enters the cashier or scans.
CREATE TABLE IF NOT EXISTS asked_order (
    code            TEXT PRIMARY KEY,
    content_digest  TEXT NOT NULL UNIQUE,
    app_id          TEXT NOT NULL REFERENCES app,
    seller_id       TEXT NOT NULL,
    out_trade_no    TEXT NOT NULL CHECK (length(out_trade_no) BETWEEN 1 AND 64),
    product         TEXT NOT NULL CHECK (product IN ('PAGE', 'WAP', 'APP', 'PRECREATE')),
    total_amount    INTEGER NOT NULL CHECK (total_amount BETWEEN 1 AND 10000000000),
    subject         TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 256),
    details         TEXT NOT NULL,
    asked_at        INTEGER NOT NULL,
    asked_last_at   INTEGER NOT NULL CHECK (asked_last_at >= asked_at),
    code_expires_at INTEGER CHECK ((code_expires_at IS NOT NULL) = (product = 'PRECREATE'))
) STRICT;
CREATE INDEX IF NOT EXISTS asked_order_by_number ON asked_order (out_trade_no, seller_id);

CREATE TABLE IF NOT EXISTS trade (
    trade_no        TEXT PRIMARY KEY CHECK (length(trade_no) = 28),
    seller_id       TEXT NOT NULL,
    out_trade_no    TEXT NOT NULL,
    order_code      TEXT NOT NULL REFERENCES asked_order ON UPDATE CASCADE,
    status          TEXT NOT NULL
                    CHECK (status IN ('WAIT_BUYER_PAY', 'TRADE_SUCCESS', 'TRADE_FINISHED', 'TRADE_CLOSED')),
    total_amount    INTEGER NOT NULL CHECK (total_amount > 0),
    refunded_amount INTEGER NOT NULL CHECK (refunded_amount BETWEEN 0 AND total_amount),
    buyer_id        TEXT NOT NULL CHECK (length(buyer_id) = 16),
    buyer_logon_id  TEXT NOT NULL,
    created_at      INTEGER NOT NULL,
    paid_at         INTEGER,
    closed_at       INTEGER,
    next_move_at    INTEGER,
    UNIQUE (seller_id, out_trade_no),
    CHECK ((next_move_at IS NOT NULL) = (status IN ('WAIT_BUYER_PAY', 'TRADE_SUCCESS'))),
    CHECK ((closed_at IS NOT NULL) = (status = 'TRADE_CLOSED')),
    CHECK (CASE status WHEN 'WAIT_BUYER_PAY' THEN paid_at IS NULL
                       WHEN 'TRADE_CLOSED' THEN (paid_at IS NOT NULL) = (refunded_amount = total_amount)
                       ELSE paid_at IS NOT NULL AND refunded_amount < total_amount END),
    CHECK (paid_at IS NOT NULL OR refunded_amount = 0)
) STRICT;
CREATE INDEX IF NOT EXISTS trade_by_next_move ON trade (next_move_at) WHERE next_move_at IS NOT NULL;

CREATE TABLE IF NOT EXISTS refund (
    trade_no       TEXT NOT NULL REFERENCES trade,
    out_request_no TEXT NOT NULL CHECK (length(out_request_no) BETWEEN 1 AND 64),
    amount         INTEGER NOT NULL CHECK (amount > 0),
    reason         TEXT,
    refunded_at    INTEGER NOT NULL,
    PRIMARY KEY (trade_no, out_request_no)
) STRICT;

-- A notice is pending while it has a due time, then it is settled.
CREATE TABLE IF NOT EXISTS notice (
    notify_id    TEXT PRIMARY KEY CHECK (length(notify_id) = 34),
    app_id       TEXT NOT NULL REFERENCES app,
    out_trade_no TEXT NOT NULL,
    trade_status TEXT NOT NULL,
    url          TEXT NOT NULL,
    fields       TEXT NOT NULL,
    tries        INTEGER NOT NULL CHECK (tries BETWEEN 0 AND 8),
    due_at       INTEGER,
    held         INTEGER NOT NULL CHECK (held IN (0, 1)),
    settled      TEXT CHECK (settled IN ('delivered', 'given_up')),
    CHECK ((due_at IS NULL) = (settled IS NOT NULL)),
    CHECK (held = 0 OR due_at IS NOT NULL)
) STRICT;
CREATE INDEX IF NOT EXISTS notice_by_due ON notice (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS notice_by_number ON notice (out_trade_no);

CREATE TABLE IF NOT EXISTS sending (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    notify_id   TEXT NOT NULL REFERENCES notice ON DELETE CASCADE,
    tries       INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,
    sent_at     INTEGER,
    answered    TEXT,
    http_status INTEGER,
    accident    TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS sending_by_notice ON sending (notify_id);

CREATE TABLE IF NOT EXISTS accident (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    method   TEXT NOT NULL,
    kind     TEXT NOT NULL,
    times    INTEGER NOT NULL CHECK (times > 0),
    delay_ms INTEGER CHECK (delay_ms >= 0)
) STRICT;
