\set number random(1, :last)
SELECT * FROM interaction WHERE tenant_id = 1 AND number = :number;
