-- Bar code and mini program, and attempts that are being undone.

-- Who pays, for products that need it: the code that was scanned, or the payer's id.
ALTER TABLE attempt ADD COLUMN payer text;

ALTER TABLE attempt
    DROP CONSTRAINT attempt_product_check,
    DROP CONSTRAINT attempt_state_check,
    DROP CONSTRAINT attempt_look_check,
    DROP CONSTRAINT attempt_opened_check,
    DROP CONSTRAINT attempt_withdrawn_check;

ALTER TABLE attempt
    ADD CONSTRAINT attempt_product_check CHECK (product IN ('page', 'wap', 'app', 'qr', 'barcode', 'jsapi')),
    ADD CONSTRAINT attempt_payer_check CHECK ((product IN ('barcode', 'jsapi')) = (payer IS NOT NULL)),
    ADD CONSTRAINT attempt_state_check CHECK (state IN
        ('prepared', 'submitting', 'awaiting', 'withdrawn', 'cancelling', 'paid', 'finished', 'closed', 'refused')),
    ADD CONSTRAINT attempt_look_check CHECK (
        (state IN ('prepared', 'submitting', 'awaiting', 'withdrawn', 'cancelling')) = (next_look_at IS NOT NULL)
        AND (next_look_at IS NULL) = (looks_made IS NULL)),
    ADD CONSTRAINT attempt_opened_check CHECK (
        (state IN ('submitting', 'awaiting', 'withdrawn', 'cancelling')) = (opened_at IS NOT NULL)),
    -- when it was withdrawn, or its cancelling began
    ADD CONSTRAINT attempt_withdrawn_check CHECK (
        (state IN ('withdrawn', 'cancelling')) = (withdrawn_at IS NOT NULL));

ALTER TABLE refund
    DROP CONSTRAINT refund_kind_check,
    ADD CONSTRAINT refund_kind_check CHECK (kind IN ('requested', 'reversal', 'duplicate', 'late', 'external'));
