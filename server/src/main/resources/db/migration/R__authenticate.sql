-- Whose key is this? The one question asked before the tenant is known, so a door through the wall:
-- it answers for exactly one hash, and only for a key that is valid now.
CREATE OR REPLACE FUNCTION authenticate(hash bytea)
  RETURNS TABLE (tenant_id int, name text, id_salt bigint, strict_catalog boolean, created_date timestamptz,
                 key_id uuid, key_hash bytea, scopes text[], expires_date timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS $$
  SELECT t.tenant_id, t.name, t.id_salt, t.strict_catalog, t.created_date,
         k.key_id, k.key_hash, k.scopes, k.expires_date
    FROM api_key k JOIN tenant t ON t.tenant_id = k.tenant_id
   WHERE k.key_hash = hash
     AND k.revoked_date IS NULL
     AND (k.expires_date IS NULL OR k.expires_date > now())
$$;

REVOKE EXECUTE ON FUNCTION authenticate(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authenticate(bytea) TO provenance_app;
