/** Numbers of mnemonics, kept in memory; the database decides who came first. */
export class Catalog {
  constructor(pool) {
    this.pool = pool;
    this.entries = { type: new Map(), action: new Map(), origin: new Map() };
  }

  async load() {
    const { rows } = await this.pool.query('SELECT kind, mnemonic, entry_no FROM bench_peer_catalog');
    for (const { kind, mnemonic, entry_no: number } of rows) this.entries[kind].set(mnemonic, number);
  }

  known(kind, mnemonic) {
    return this.entries[kind].get(mnemonic);
  }

  async add(kind, mnemonic) {
    await this.pool.query(
      'INSERT INTO bench_peer_catalog (kind, mnemonic) VALUES ($1, $2) ON CONFLICT (kind, mnemonic) DO NOTHING',
      [kind, mnemonic],
    );
    await this.load();
    return this.known(kind, mnemonic);
  }
}
