-- What Tongbao keeps. The bucket (0 to 1023, a pure function of app and order number) leads every key, so that the
-- tables can be spread over shards later without a rewrite: no sequences, no identity columns, no triggers of ours, no
-- volatile functions; ids, time and chance are made by the gateway. What the types in core say is said again as CHECKs.

CREATE TABLE payment (
    bucket        smallint    NOT NULL,
    id            text        NOT NULL,
    version       bigint      NOT NULL,
    app           text        NOT NULL,
    out_trade_no  text        NOT NULL,
    total_fen     bigint      NOT NULL,
    subject       text        NOT NULL,
    body          text,
    -- an object of strings; json, not jsonb, for it is given back as it came
    metadata      json        NOT NULL,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    closed_at     timestamptz,
    paid_fen      bigint      NOT NULL,
    reserved_fen  bigint      NOT NULL,
    refunded_fen  bigint      NOT NULL,
    CONSTRAINT payment_pkey PRIMARY KEY (bucket, id),
    CONSTRAINT payment_number_key UNIQUE (bucket, app, out_trade_no),
    CONSTRAINT payment_bucket_check CHECK (bucket BETWEEN 0 AND 1023),
    CONSTRAINT payment_version_check CHECK (version > 0),
    CONSTRAINT payment_total_check CHECK (total_fen BETWEEN 1 AND 10000000000),
    CONSTRAINT payment_time_check CHECK (expires_at > created_at),
    CONSTRAINT payment_sums_check CHECK (
        0 <= refunded_fen AND refunded_fen <= reserved_fen AND reserved_fen <= paid_fen AND paid_fen <= total_fen)
) WITH (fillfactor = 85);

CREATE TABLE attempt (
    bucket        smallint    NOT NULL,
    payment       text        NOT NULL,
    number        smallint    NOT NULL,
    product       text        NOT NULL,
    return_url    text,
    -- an object of strings, each of them a JSON text
    passed_on     json        NOT NULL,
    account       text        NOT NULL,
    order_no      text        NOT NULL,
    link          text        NOT NULL,
    state         text        NOT NULL,
    opened_at     timestamptz,
    withdrawn_at  timestamptz,
    next_look_at  timestamptz,
    looks_made    integer,
    scan_code     text,
    trade_no      text,
    amount_fen    bigint,
    receipt_fen   bigint,
    refused_code  text,
    settled_at    timestamptz,
    CONSTRAINT attempt_pkey PRIMARY KEY (bucket, payment, number),
    CONSTRAINT attempt_payment_fkey FOREIGN KEY (bucket, payment) REFERENCES payment (bucket, id),
    -- both carry the id of the payment: it is found by its own key, and they need none
    CONSTRAINT attempt_order_no_check CHECK (substr(order_no, 3, 25) = substr(payment, 5)),
    CONSTRAINT attempt_link_check CHECK (substr(link, 5, 25) = substr(payment, 5)),
    CONSTRAINT attempt_number_check CHECK (number BETWEEN 1 AND 20),
    CONSTRAINT attempt_product_check CHECK (product IN ('page', 'wap', 'app', 'qr')),
    CONSTRAINT attempt_state_check CHECK (state IN
        ('prepared', 'submitting', 'awaiting', 'withdrawn', 'paid', 'finished', 'closed', 'refused')),
    CONSTRAINT attempt_look_check CHECK (
        (state IN ('prepared', 'submitting', 'awaiting', 'withdrawn')) = (next_look_at IS NOT NULL)
        AND (next_look_at IS NULL) = (looks_made IS NULL)),
    CONSTRAINT attempt_looks_made_check CHECK (looks_made >= 0),
    CONSTRAINT attempt_opened_check CHECK (
        (state IN ('submitting', 'awaiting', 'withdrawn')) = (opened_at IS NOT NULL)),
    CONSTRAINT attempt_withdrawn_check CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
    CONSTRAINT attempt_scan_code_check CHECK (state = 'awaiting' OR scan_code IS NULL),
    CONSTRAINT attempt_success_check CHECK (
        (state IN ('paid', 'finished')) = (trade_no IS NOT NULL)
        AND (trade_no IS NULL) = (amount_fen IS NULL)
        AND (trade_no IS NOT NULL OR receipt_fen IS NULL)),
    CONSTRAINT attempt_amount_check CHECK (amount_fen > 0 AND receipt_fen >= 0),
    CONSTRAINT attempt_refused_check CHECK ((state = 'refused') = (refused_code IS NOT NULL)),
    CONSTRAINT attempt_settled_check CHECK (
        (state IN ('paid', 'finished', 'closed', 'refused')) = (settled_at IS NOT NULL))
) WITH (fillfactor = 85);

-- The cost of a round is what is due, not what is kept.
CREATE INDEX attempt_due ON attempt (next_look_at) WHERE next_look_at IS NOT NULL;

CREATE TABLE refund (
    bucket        smallint    NOT NULL,
    id            text        NOT NULL,
    payment       text        NOT NULL,
    attempt       smallint    NOT NULL,
    -- where it stands among the refunds of its payment
    place         smallint    NOT NULL,
    request_no    text        NOT NULL,
    kind          text        NOT NULL,
    amount_fen    bigint      NOT NULL,
    reason        text        NOT NULL,
    created_at    timestamptz NOT NULL,
    state         text        NOT NULL,
    next_look_at  timestamptz,
    looks_made    integer,
    refused_code  text,
    settled_at    timestamptz,
    CONSTRAINT refund_pkey PRIMARY KEY (bucket, id),
    CONSTRAINT refund_attempt_fkey FOREIGN KEY (bucket, payment, attempt) REFERENCES attempt (bucket, payment, number),
    CONSTRAINT refund_id_check CHECK (substr(id, 5, 25) = substr(payment, 5)),
    CONSTRAINT refund_request_no_key UNIQUE (bucket, payment, request_no),
    CONSTRAINT refund_place_check CHECK (place BETWEEN 0 AND 32767),
    CONSTRAINT refund_kind_check CHECK (kind IN ('requested', 'duplicate', 'external')),
    CONSTRAINT refund_amount_check CHECK (amount_fen > 0),
    CONSTRAINT refund_state_check CHECK (state IN ('refunding', 'doubting', 'refunded', 'refused')),
    CONSTRAINT refund_look_check CHECK (
        (state IN ('refunding', 'doubting')) = (next_look_at IS NOT NULL)
        AND (next_look_at IS NULL) = (looks_made IS NULL)),
    CONSTRAINT refund_looks_made_check CHECK (looks_made >= 0),
    CONSTRAINT refund_refused_check CHECK ((state IN ('doubting', 'refused')) = (refused_code IS NOT NULL)),
    CONSTRAINT refund_settled_check CHECK ((state IN ('refunded', 'refused')) = (settled_at IS NOT NULL))
) WITH (fillfactor = 85);

CREATE INDEX refund_due ON refund (next_look_at) WHERE next_look_at IS NOT NULL;

-- Every move, never changed afterwards: the timeline of a payment, oldest first by version and place.
CREATE TABLE event (
    bucket        smallint    NOT NULL,
    payment       text        NOT NULL,
    version       bigint      NOT NULL,
    place         smallint    NOT NULL,
    at            timestamptz NOT NULL,
    source        text        NOT NULL,
    subject       text        NOT NULL,
    moved_from    text        NOT NULL,
    moved_to      text        NOT NULL,
    cause         text        NOT NULL,
    CONSTRAINT event_pkey PRIMARY KEY (bucket, payment, version, place),
    CONSTRAINT event_source_check CHECK (source IN ('app', 'payer', 'reply', 'notice', 'query', 'look', 'time'))
);

-- Words to business apps that were not delivered yet.
CREATE TABLE outbox (
    bucket        smallint    NOT NULL,
    payment       text        NOT NULL,
    version       bigint      NOT NULL,
    place         smallint    NOT NULL,
    app           text        NOT NULL,
    news          text        NOT NULL,
    refund        text,
    -- when it happened, or until when it is left to whoever took it
    next_try_at   timestamptz NOT NULL,
    CONSTRAINT outbox_pkey PRIMARY KEY (bucket, payment, version, place),
    CONSTRAINT outbox_news_check CHECK (news IN (
        'payment_paid', 'payment_late_paid', 'payment_finished', 'payment_closed', 'payment_contradicted',
        'refund_refunded', 'refund_refused'))
);

CREATE INDEX outbox_due ON outbox (next_try_at);

-- Genuine notices as they were received.
CREATE TABLE inbox (
    bucket        smallint    NOT NULL,
    order_no      text        NOT NULL,
    notice_id     text        NOT NULL,
    account       text        NOT NULL,
    payment       text        NOT NULL,
    version       bigint      NOT NULL,
    body          bytea       NOT NULL,
    received_at   timestamptz NOT NULL,
    CONSTRAINT inbox_pkey PRIMARY KEY (bucket, order_no, notice_id)
);

-- Once-only values of callers; their bucket is one of app and value.
CREATE TABLE nonce (
    bucket        smallint    NOT NULL,
    app           text        NOT NULL,
    value         text        NOT NULL,
    expires_at    timestamptz NOT NULL,
    CONSTRAINT nonce_pkey PRIMARY KEY (bucket, app, value),
    CONSTRAINT nonce_bucket_check CHECK (bucket BETWEEN 0 AND 1023)
);

CREATE INDEX nonce_expiry ON nonce (expires_at);
