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

-- So that old ones are forgotten quickly.
CREATE INDEX trade_by_order ON trade (order_code);

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
CREATE INDEX pay_code_by_trade ON pay_code (trade_no) WHERE trade_no IS NOT NULL;

-- Trades whose money waits until the merchant has shared it out. Finished ones stay, with nothing left.
CREATE TABLE held_trade (
    trade_no  TEXT PRIMARY KEY REFERENCES trade,
    unsettled INTEGER NOT NULL CHECK (unsettled >= 0),
    finished  INTEGER NOT NULL CHECK (finished IN (0, 1)),
    CHECK (finished = 0 OR unsettled = 0)
) STRICT;

CREATE TABLE royalty_receiver (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    seller_id TEXT NOT NULL,
    type      TEXT NOT NULL CHECK (type IN ('userId', 'loginName', 'openId')),
    account   TEXT NOT NULL,
    name      TEXT,
    memo      TEXT,
    UNIQUE (seller_id, type, account)
) STRICT;

CREATE TABLE settlement (
    settle_no      TEXT PRIMARY KEY CHECK (length(settle_no) = 32),
    trade_no       TEXT NOT NULL REFERENCES trade,
    out_request_no TEXT NOT NULL CHECK (length(out_request_no) BETWEEN 1 AND 64),
    content        TEXT NOT NULL,
    settled_at     INTEGER NOT NULL,
    UNIQUE (trade_no, out_request_no)
) STRICT;

-- What went to a receiver, or came back with a refund (then without a settlement).
CREATE TABLE settlement_detail (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    settle_no     TEXT REFERENCES settlement,
    trade_no      TEXT NOT NULL REFERENCES trade,
    request_no    TEXT NOT NULL,
    operation     TEXT NOT NULL CHECK (operation IN ('transfer', 'transfer_refund')),
    amount        INTEGER NOT NULL CHECK (amount > 0),
    trans_out     TEXT NOT NULL,
    trans_in      TEXT NOT NULL,
    executed_at   INTEGER NOT NULL,
    CHECK ((settle_no IS NOT NULL) = (operation = 'transfer'))
) STRICT;
CREATE INDEX settlement_detail_by_trade ON settlement_detail (trade_no);
CREATE INDEX settlement_detail_by_settlement ON settlement_detail (settle_no);

CREATE TABLE transfer (
    order_id          TEXT PRIMARY KEY CHECK (length(order_id) = 32),
    pay_fund_order_id TEXT NOT NULL UNIQUE CHECK (length(pay_fund_order_id) = 32),
    seller_id         TEXT NOT NULL,
    out_biz_no        TEXT NOT NULL CHECK (length(out_biz_no) BETWEEN 1 AND 64),
    content           TEXT NOT NULL,
    amount            INTEGER NOT NULL CHECK (amount > 0),
    to_bank           INTEGER NOT NULL CHECK (to_bank IN (0, 1)),
    transferred_at    INTEGER NOT NULL,
    UNIQUE (seller_id, out_biz_no)
) STRICT;

-- Money that a payer lets a merchant freeze. Asked for until the payer decides, then it is taken piece by piece.
CREATE TABLE fund_auth (
    auth_no        TEXT PRIMARY KEY CHECK (length(auth_no) = 28),
    operation_id   TEXT NOT NULL UNIQUE,
    code           TEXT NOT NULL UNIQUE,
    app_id         TEXT NOT NULL REFERENCES app,
    seller_id      TEXT NOT NULL,
    out_order_no   TEXT NOT NULL CHECK (length(out_order_no) BETWEEN 1 AND 64),
    out_request_no TEXT NOT NULL CHECK (length(out_request_no) BETWEEN 1 AND 64),
    title          TEXT NOT NULL,
    amount         INTEGER NOT NULL CHECK (amount > 0),
    details        TEXT NOT NULL,
    status         TEXT NOT NULL CHECK (status IN ('INIT', 'AUTHORIZED', 'FINISH', 'CLOSED')),
    buyer_id       TEXT,
    buyer_logon_id TEXT,
    unfrozen       INTEGER NOT NULL CHECK (unfrozen >= 0),
    paid           INTEGER NOT NULL CHECK (paid >= 0),
    created_at     INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    frozen_at      INTEGER,
    UNIQUE (seller_id, out_order_no),
    CHECK (unfrozen + paid <= amount),
    CHECK (status <> 'INIT' OR (buyer_id IS NULL AND frozen_at IS NULL)),
    CHECK (status NOT IN ('AUTHORIZED', 'FINISH') OR (buyer_id IS NOT NULL AND frozen_at IS NOT NULL)),
    CHECK (status <> 'FINISH' OR unfrozen + paid = amount)
) STRICT;

CREATE TABLE fund_operation (
    operation_id   TEXT PRIMARY KEY,
    auth_no        TEXT NOT NULL REFERENCES fund_auth,
    out_request_no TEXT NOT NULL CHECK (length(out_request_no) BETWEEN 1 AND 64),
    type           TEXT NOT NULL CHECK (type IN ('UNFREEZE', 'PAY')),
    amount         INTEGER NOT NULL CHECK (amount > 0),
    done_at        INTEGER NOT NULL,
    UNIQUE (auth_no, type, out_request_no)
) STRICT;

-- What payers agree to once, so that merchants may take money later.
CREATE TABLE agreement (
    code                  TEXT PRIMARY KEY,
    agreement_no          TEXT NOT NULL UNIQUE CHECK (length(agreement_no) = 20),
    app_id                TEXT NOT NULL REFERENCES app,
    seller_id             TEXT NOT NULL,
    external_agreement_no TEXT NOT NULL,
    product_code          TEXT NOT NULL,
    sign_scene            TEXT NOT NULL,
    details               TEXT NOT NULL,
    status                TEXT NOT NULL CHECK (status IN ('TEMP', 'NORMAL', 'UNSIGN', 'REFUSED')),
    buyer_id              TEXT,
    buyer_logon_id        TEXT,
    signed_at             INTEGER,
    taken                 INTEGER NOT NULL CHECK (taken >= 0),
    times                 INTEGER NOT NULL CHECK (times >= 0),
    CHECK ((buyer_id IS NOT NULL) = (status IN ('NORMAL', 'UNSIGN'))),
    CHECK ((signed_at IS NOT NULL) = (status IN ('NORMAL', 'UNSIGN')))
) STRICT;
CREATE INDEX agreement_by_merchant ON agreement (seller_id, external_agreement_no);

-- Some notices are repeated three times at once before they climb the ladder.
CREATE TABLE notice_wider (
    notify_id    TEXT PRIMARY KEY CHECK (length(notify_id) = 34),
    app_id       TEXT NOT NULL REFERENCES app,
    out_trade_no TEXT NOT NULL,
    trade_status TEXT NOT NULL,
    url          TEXT NOT NULL,
    fields       TEXT NOT NULL,
    tries        INTEGER NOT NULL CHECK (tries BETWEEN 0 AND 8 + at_once),
    due_at       INTEGER,
    held         INTEGER NOT NULL CHECK (held IN (0, 1)),
    settled      TEXT CHECK (settled IN ('delivered', 'given_up')),
    at_once      INTEGER NOT NULL CHECK (at_once IN (0, 3)),
    CHECK ((due_at IS NULL) = (settled IS NOT NULL)),
    CHECK (held = 0 OR due_at IS NOT NULL)
) STRICT;
INSERT INTO notice_wider SELECT *, 0 FROM notice ORDER BY rowid;
DROP TABLE notice;
ALTER TABLE notice_wider RENAME TO notice;
CREATE INDEX notice_by_due ON notice (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX notice_by_number ON notice (out_trade_no);
