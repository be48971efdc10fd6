-- A restored database is asked about at Alipay before money goes back by itself. This is about the database, not about
-- payments: it has no bucket, and every database that payments are spread over has its own.
CREATE TABLE recovery (
    number    integer     NOT NULL,
    since     timestamptz NOT NULL,
    begun_at  timestamptz NOT NULL,
    ended_at  timestamptz,
    CONSTRAINT recovery_pkey PRIMARY KEY (number),
    CONSTRAINT recovery_number_check CHECK (number > 0)
);

CREATE UNIQUE INDEX recovery_under_way ON recovery ((ended_at IS NULL)) WHERE ended_at IS NULL;

ALTER TABLE event DROP CONSTRAINT event_source_check;
ALTER TABLE event ADD CONSTRAINT event_source_check
    CHECK (source IN ('app', 'payer', 'reply', 'notice', 'query', 'look', 'time', 'recovery'));
