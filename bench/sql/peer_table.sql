-- The table of the service written by hand: that of the ceilings, and a catalog of mnemonics.
CREATE TABLE bench_peer (LIKE bench_ceiling INCLUDING ALL);
CREATE TABLE bench_peer_catalog (
  kind     text NOT NULL,
  mnemonic text NOT NULL,
  entry_no int GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (kind, mnemonic)
);
