-- Browsers that are signed in: each session stands for one API key, and ends with it.

CREATE TABLE session (
  tenant_id    int NOT NULL,
  token_hash   bytea NOT NULL,                   -- SHA-256 of the token in the browser's cookie
  key_id       uuid NOT NULL,
  created_date timestamptz(3) NOT NULL DEFAULT now(),
  expires_date timestamptz(3) NOT NULL,          -- never after the key's
  PRIMARY KEY (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, key_id) REFERENCES api_key
);

-- Not unique: a tenant is not known before its session is.
CREATE INDEX session_token_hash ON session (token_hash);

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON session TO provenance_app
  USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());

GRANT SELECT, INSERT, DELETE ON session TO provenance_app;
