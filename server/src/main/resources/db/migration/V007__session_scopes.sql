-- Programs, too, exchange a key for something that ends sooner: an access token, which may do less than its key.

ALTER TABLE session ADD COLUMN scopes text[];    -- null: those of the key
