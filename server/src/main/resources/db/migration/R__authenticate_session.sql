-- Whose session is this? Like authenticate, a door through the wall: it answers for exactly one hash, and only
-- as long as the session and the key behind it are valid.
CREATE OR REPLACE FUNCTION authenticate_session(hash bytea)
  RETURNS TABLE (tenant_id int, name text, id_salt bigint, strict_catalog boolean, created_date timestamptz,
                 key_id uuid, token_hash bytea, scopes text[], expires_date timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS $$
  SELECT t.tenant_id, t.name, t.id_salt, t.strict_catalog, t.created_date,
         k.key_id, s.token_hash, CASE WHEN s.scopes IS NULL THEN k.scopes
              ELSE ARRAY(SELECT unnest(s.scopes) INTERSECT SELECT unnest(k.scopes)) END, least(s.expires_date, k.expires_date)
    FROM session s
    JOIN api_key k ON k.tenant_id = s.tenant_id AND k.key_id = s.key_id
    JOIN tenant t ON t.tenant_id = s.tenant_id
   WHERE s.token_hash = hash
     AND s.expires_date > now()
     AND k.revoked_date IS NULL
     AND (k.expires_date IS NULL OR k.expires_date > now())
$$;

REVOKE EXECUTE ON FUNCTION authenticate_session(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authenticate_session(bytea) TO provenance_app;
