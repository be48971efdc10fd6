-- Rows that lie together are changed together, minutes after they were made: room for that on their own page keeps them
-- there, and keeps the next rows from going to wherever an old page has a gap.
ALTER TABLE payment SET (fillfactor = 70);
ALTER TABLE attempt SET (fillfactor = 70);
