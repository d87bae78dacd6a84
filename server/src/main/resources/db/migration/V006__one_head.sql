-- A batch is written and shown by one transaction, which waits for the disk (docs/adr/0009): what has been written and
-- what may be seen are one number. What a crash had left written but unseen, complete batches, is seen from now on.

ALTER TABLE log_head ADD COLUMN last_date timestamptz(3) NOT NULL DEFAULT '-infinity';

UPDATE log_head h SET head = t.tail, last_date = t.last_date FROM log_tail t WHERE t.tenant_id = h.tenant_id;

DROP TABLE log_tail, incarnation;
