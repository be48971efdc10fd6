-- Where an application is told what has no address of its own.

ALTER TABLE app ADD COLUMN gateway_url TEXT CHECK (length(gateway_url) BETWEEN 1 AND 256);
