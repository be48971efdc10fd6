-- Pages in place of answers, and clocks that are wrong.

ALTER TABLE accident ADD COLUMN http_status INTEGER CHECK (http_status BETWEEN 200 AND 599);
ALTER TABLE accident ADD COLUMN skew_seconds INTEGER;
