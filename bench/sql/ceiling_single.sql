\set turn :turn + 1
\set unit :run * 1000000000 + :client_id * 1000000 + :turn / 37
\set kind random(1, 100)
\set hot random(1, 20)
\set cold random(1, 10000000)
\set person random_exponential(1, 1000, 5)
\set amount random(1, 99999)
INSERT INTO bench_ceiling (interaction_timestamp, uow_id, tenant_id, type_no, action_no, origin_no, resource_id, user_id, external_reference, payload) VALUES (CASE WHEN :kind <= 33 THEN now() - :cold * interval '1 second' END, md5(:unit::text)::uuid, 1, :kind % 4, :kind % 7, :kind % 3, CASE WHEN :kind <= 30 THEN 'hot-' || :hot ELSE 'cold-' || :cold END, 'user-' || :person, CASE WHEN :kind > 75 THEN 'ref-' || :cold END, '{"total":' || :amount || ',"currency":"EUR","note":"lorem ipsum dolor lorem ipsum dolor lorem ipsum dolor lorem ipsum dolor lorem ipsum dolor lorem ipsum dolor lorem ipsum dolor lorem ipsum dolor "}');
