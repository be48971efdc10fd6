-- What a payment's story is told from, and notices that moved nothing when they came.

-- What the business app is told because of the version whose last move this is: words of the outbox with commas
-- between them; none of most moves.
ALTER TABLE event ADD COLUMN told text;

-- The most that the channel told to have gone back of an attempt's money; nothing where it told of none.
ALTER TABLE attempt ADD COLUMN returned_fen bigint;
ALTER TABLE attempt ADD CONSTRAINT attempt_returned_check CHECK (returned_fen BETWEEN 1 AND amount_fen);

-- Incidents are contradictions as they were recorded; there are few, and none is read through the rest for.
CREATE INDEX event_incident ON event (at) WHERE moved_to = 'contradicted';

-- Why it moved nothing; nothing where it did, or where what it contradicts was recorded because of it.
ALTER TABLE inbox ADD COLUMN outcome text;
ALTER TABLE inbox ADD CONSTRAINT inbox_outcome_check CHECK (outcome IN ('no_news', 'contradicted_again'));

-- Genuine notices that name an order which isn't kept, or came to another account than its own.
CREATE TABLE orphan (
    bucket        smallint    NOT NULL,
    -- the payment that the order number carries, whether it is kept or not
    payment       text        NOT NULL,
    order_no      text        NOT NULL,
    notice_id     text        NOT NULL,
    account       text        NOT NULL,
    body          bytea       NOT NULL,
    received_at   timestamptz NOT NULL,
    times         integer     NOT NULL,
    CONSTRAINT orphan_pkey PRIMARY KEY (bucket, payment, order_no, notice_id),
    CONSTRAINT orphan_bucket_check CHECK (bucket BETWEEN 0 AND 1023),
    CONSTRAINT orphan_order_no_check CHECK (substr(order_no, 3, 25) = substr(payment, 5)),
    CONSTRAINT orphan_times_check CHECK (times > 0)
);

CREATE INDEX orphan_age ON orphan (received_at);

-- What a person said about an incident: the first word stays.
CREATE TABLE explanation (
    bucket        smallint    NOT NULL,
    payment       text        NOT NULL,
    version       bigint      NOT NULL,
    explained_by  text        NOT NULL,
    explained     text        NOT NULL,
    explained_at  timestamptz NOT NULL,
    CONSTRAINT explanation_pkey PRIMARY KEY (bucket, payment, version),
    CONSTRAINT explanation_length_check CHECK (
        char_length(explained_by) BETWEEN 1 AND 100 AND char_length(explained) BETWEEN 1 AND 2000)
);
