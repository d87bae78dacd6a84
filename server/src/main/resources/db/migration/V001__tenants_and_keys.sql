-- Every table, primary key and unique constraint begins with tenant_id; nothing joins across tenants.

CREATE TABLE tenant (
  tenant_id       int PRIMARY KEY,
  name            text NOT NULL UNIQUE,
  id_salt         bigint NOT NULL,               -- scrambles interaction ids, see InteractionId
  strict_catalog  boolean NOT NULL,
  catalog_version bigint NOT NULL DEFAULT 0,     -- grows with every change of the catalog: caches compare it
  created_date    timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE api_key (
  tenant_id      int NOT NULL REFERENCES tenant,
  key_id         uuid NOT NULL,
  key_hash       bytea NOT NULL,                 -- SHA-256 of the whole key
  prefix         text NOT NULL,
  label          text NOT NULL,
  scopes         text[] NOT NULL,
  created_date   timestamptz(3) NOT NULL DEFAULT now(),
  last_used_date timestamptz(3),
  expires_date   timestamptz(3),
  revoked_date   timestamptz(3),
  PRIMARY KEY (tenant_id, key_id)
);

-- Not unique: a tenant is not known before its key is. Two equal keys would be two equal 256-bit secrets.
CREATE INDEX api_key_hash ON api_key (key_hash);

CREATE TABLE catalog (
  tenant_id      int NOT NULL REFERENCES tenant,
  kind           smallint NOT NULL,              -- 0 resource type, 1 action, 2 origin
  entry_no       int NOT NULL,                   -- what rows of the log refer to
  entry_id       uuid NOT NULL,
  mnemonic       text NOT NULL,
  title          text NOT NULL,
  description    text,
  icon           text,
  font_color_hex text,
  bg_color_hex   text,
  is_system      boolean NOT NULL DEFAULT false,
  created_date   timestamptz(3) NOT NULL DEFAULT now(),
  modified_date  timestamptz(3) NOT NULL DEFAULT now(),
  archived_date  timestamptz(3),
  PRIMARY KEY (tenant_id, kind, entry_no),
  UNIQUE (tenant_id, kind, entry_id)
);

CREATE UNIQUE INDEX catalog_mnemonic ON catalog (tenant_id, kind, lower(mnemonic));
