-- The second wall between tenants: the server works as a role that owns nothing, cannot bypass row-level
-- security and sees only the rows of the tenant named in the setting provenance.tenant_id.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'provenance_app') THEN
    CREATE ROLE provenance_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;   -- roles are shared by all databases of a server
END
$$;

DO $$
BEGIN
  -- Since PostgreSQL 16 whoever makes a role may administer it, but not yet become it.
  EXECUTE format('GRANT provenance_app TO %I', current_user);
EXCEPTION
  WHEN insufficient_privilege THEN NULL;                 -- then somebody else has granted it, or the pools will say
END
$$;

CREATE FUNCTION current_tenant() RETURNS int
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('provenance.tenant_id', true), '')::int;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['tenant', 'api_key', 'catalog', 'log_tail', 'log_head', 'interaction',
                              'rollup', 'rollup_head', 'rollup_day', 'idempotency'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_tenant ON %I TO provenance_app
                      USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())', name);
  END LOOP;
END
$$;

DO $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO provenance_app', current_schema());
END
$$;

GRANT SELECT, INSERT ON interaction, rollup TO provenance_app;
GRANT SELECT, INSERT, UPDATE ON log_tail, log_head, rollup_head, rollup_day, catalog, api_key TO provenance_app;
GRANT SELECT, INSERT, DELETE ON idempotency TO provenance_app;
GRANT SELECT, INSERT ON incarnation TO provenance_app;
GRANT SELECT ON tenant TO provenance_app;
GRANT UPDATE (strict_catalog, catalog_version) ON tenant TO provenance_app;
