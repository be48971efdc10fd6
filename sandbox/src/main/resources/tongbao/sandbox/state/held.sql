-- After every sending those are looked for that were held back behind it: hardly any, among all that were ever sent.
CREATE INDEX notice_held ON notice (app_id) WHERE held = 1;
