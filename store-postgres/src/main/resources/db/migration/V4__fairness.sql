-- Looks are shared out app by app: nobody waits behind another app's backlog. The app of an attempt or refund never
-- changes, so it stands beside the time of its look, and the apps that have any are found by stepping over the index.
ALTER TABLE attempt ADD COLUMN app text;
UPDATE attempt a SET app = p.app FROM payment p WHERE p.bucket = a.bucket AND p.id = a.payment;
ALTER TABLE attempt ALTER COLUMN app SET NOT NULL;
DROP INDEX attempt_due;
CREATE INDEX attempt_due ON attempt (app, next_look_at) WHERE next_look_at IS NOT NULL;

ALTER TABLE refund ADD COLUMN app text;
UPDATE refund r SET app = p.app FROM payment p WHERE p.bucket = r.bucket AND p.id = r.payment;
ALTER TABLE refund ALTER COLUMN app SET NOT NULL;
DROP INDEX refund_due;
CREATE INDEX refund_due ON refund (app, next_look_at) WHERE next_look_at IS NOT NULL;
