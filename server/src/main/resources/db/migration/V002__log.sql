-- The log: one row per interaction, numbered per tenant from 1 without gaps, in commit order.
-- tail is what has been written; head is what is flushed to disk and may be shown (docs/adr/0002).

CREATE TABLE log_tail (
  tenant_id int PRIMARY KEY REFERENCES tenant,
  tail      bigint NOT NULL DEFAULT 0,
  last_date timestamptz(3) NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 10);

CREATE TABLE log_head (
  tenant_id int PRIMARY KEY REFERENCES tenant,
  head      bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 10);

-- The rollup follows the log in whole blocks of 1,024 numbers: it has taken in everything up to here.
CREATE TABLE rollup_head (
  tenant_id int PRIMARY KEY REFERENCES tenant,
  head      bigint NOT NULL DEFAULT 0,
  previous  bigint NOT NULL DEFAULT 0            -- head before it last moved
) WITH (fillfactor = 10);

-- Unlogged, so a crash of the database, which may lose commits that nobody waited for, also empties this
-- table: whoever still finds the id it wrote under knows that nothing was lost since.
CREATE UNLOGGED TABLE incarnation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  id       uuid NOT NULL DEFAULT gen_random_uuid()
);

CREATE TABLE interaction (
  number                bigint NOT NULL,
  created_date          timestamptz(3) NOT NULL,
  interaction_timestamp timestamptz(3),
  uow_id                uuid NOT NULL,
  tenant_id             int NOT NULL,
  type_no               int NOT NULL,
  action_no             int NOT NULL,
  origin_no             int NOT NULL,
  resource_id           text COLLATE "C" NOT NULL,
  user_id               text COLLATE "C",
  span_id               text COLLATE "C",        -- null: computed from the number
  parent_span_id        text COLLATE "C",
  external_reference    text COLLATE "C",
  payload               text,                    -- JSON exactly as sent
  external_response     text                     -- JSON exactly as sent
) PARTITION BY RANGE (created_date);

CREATE INDEX interaction_resource ON interaction (tenant_id, resource_id, number);
CREATE INDEX interaction_uow ON interaction (tenant_id, uow_id, number);
CREATE INDEX interaction_user ON interaction (tenant_id, user_id, number) WHERE user_id IS NOT NULL;
CREATE INDEX interaction_external_reference ON interaction (tenant_id, external_reference, number)
  WHERE external_reference IS NOT NULL;
CREATE INDEX interaction_happened ON interaction (tenant_id, interaction_timestamp, number)
  WHERE interaction_timestamp IS NOT NULL;

-- Last, on purpose: while a partition is young its statistics say nothing, all indexes look alike for a range of
-- numbers, and the planner then takes the newest. Prepared statements keep that choice for long.
ALTER TABLE interaction ADD PRIMARY KEY (tenant_id, number, created_date);

-- How many interactions of each sort lie in each complete block; written once, never changed.
CREATE TABLE rollup (
  tenant_id int NOT NULL REFERENCES tenant,
  block     bigint NOT NULL,                     -- (number - 1) >> 10
  bucket    timestamptz(0) NOT NULL,             -- 15 minutes of created_date, UTC
  type_no   int NOT NULL,
  action_no int NOT NULL,
  origin_no int NOT NULL,
  count     int NOT NULL,
  stamped   int NOT NULL,                        -- how many of them carry a time of their own
  PRIMARY KEY (tenant_id, block, bucket, type_no, action_no, origin_no)
);

CREATE INDEX rollup_type ON rollup (tenant_id, type_no, block);
CREATE INDEX rollup_action ON rollup (tenant_id, action_no, block);
CREATE INDEX rollup_origin ON rollup (tenant_id, origin_no, block);

-- How many lie in each day.
CREATE TABLE rollup_day (
  tenant_id int NOT NULL REFERENCES tenant,
  clock     smallint NOT NULL,                   -- 0: by created_date, 1: by interaction_timestamp, where there is one
  day       timestamptz(0) NOT NULL,             -- UTC
  type_no   int NOT NULL,
  action_no int NOT NULL,
  origin_no int NOT NULL,
  count     bigint NOT NULL,
  stamped   bigint NOT NULL,
  PRIMARY KEY (tenant_id, clock, day, type_no, action_no, origin_no)
);

CREATE TABLE idempotency (
  tenant_id    int NOT NULL REFERENCES tenant,
  key          text COLLATE "C" NOT NULL,
  request_hash bytea NOT NULL,
  numbers      bigint[] NOT NULL,                -- what the first request was answered with
  created_date timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, key)
);

CREATE INDEX idempotency_age ON idempotency USING brin (created_date);
