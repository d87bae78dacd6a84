-- The operator's side of the wall: making and listing tenants. Only requests with the root key lead here.
CREATE OR REPLACE FUNCTION create_tenant(tenant_name text, salt bigint, strict boolean)
  RETURNS SETOF tenant
  LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT
AS $$
DECLARE
  created tenant;
BEGIN
  LOCK TABLE tenant IN EXCLUSIVE MODE;   -- one at a time, so that the next id is free
  INSERT INTO tenant (tenant_id, name, id_salt, strict_catalog)
    SELECT coalesce(max(t.tenant_id), 0) + 1, tenant_name, salt, strict FROM tenant t
    RETURNING * INTO created;
  INSERT INTO log_head (tenant_id) VALUES (created.tenant_id);
  INSERT INTO index_head (tenant_id) VALUES (created.tenant_id);
  INSERT INTO catalog (tenant_id, kind, entry_no, entry_id, mnemonic, title, description, icon,
                       font_color_hex, bg_color_hex, is_system)
    VALUES (created.tenant_id, 2, 1, gen_random_uuid(), 'SYSTEM', 'Provenance', 'What Provenance itself did',
            '⚙️', '#ffffff', '#334155', true);
  RETURN NEXT created;
END
$$;

CREATE OR REPLACE FUNCTION list_tenants()
  RETURNS SETOF tenant
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS $$
  SELECT * FROM tenant ORDER BY tenant_id
$$;

REVOKE EXECUTE ON FUNCTION create_tenant(text, bigint, boolean), list_tenants() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION create_tenant(text, bigint, boolean), list_tenants() TO provenance_app;
