-- What somebody would write by hand: the columns of an interaction, a number from an identity, four plain indexes.
CREATE TABLE bench_ceiling (
  number                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  created_date          timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  interaction_timestamp timestamptz(3),
  uow_id                uuid NOT NULL,
  tenant_id             int NOT NULL,
  type_no               int NOT NULL,
  action_no             int NOT NULL,
  origin_no             int NOT NULL,
  resource_id           text COLLATE "C" NOT NULL,
  user_id               text COLLATE "C",
  span_id               text COLLATE "C",
  parent_span_id        text COLLATE "C",
  external_reference    text COLLATE "C",
  payload               text,
  external_response     text
);
CREATE INDEX ON bench_ceiling (resource_id);
CREATE INDEX ON bench_ceiling (uow_id);
CREATE INDEX ON bench_ceiling (user_id);
CREATE INDEX ON bench_ceiling (created_date);
