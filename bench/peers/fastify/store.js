import { randomUUID } from 'node:crypto';
import { types, Pool } from 'pg';
import { Catalog } from './catalog.js';

const TENANT = 1;

// [column, its type in a batch's unnest]
const COLUMNS = [
  ['interaction_timestamp', 'timestamptz'],
  ['uow_id', 'uuid'],
  ['tenant_id', 'int'],
  ['type_no', 'int'],
  ['action_no', 'int'],
  ['origin_no', 'int'],
  ['resource_id', 'text'],
  ['user_id', 'text'],
  ['span_id', 'text'],
  ['parent_span_id', 'text'],
  ['external_reference', 'text'],
  ['payload', 'text'],
  ['external_response', 'text'],
];
const NAMES = COLUMNS.map(([name]) => name).join(', ');

const INSERT = {
  name: 'insert',
  text: `INSERT INTO bench_peer (${NAMES}) VALUES (${COLUMNS.map((_, i) => `$${i + 1}`).join(', ')})
         RETURNING number, created_date`,
};
const INSERT_ALL = {
  name: 'insert-all',
  text: `INSERT INTO bench_peer (${NAMES}) SELECT * FROM unnest(${COLUMNS.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')})
         RETURNING number, created_date`,
};

export class Store {
  constructor(connections) {
    this.pool = new Pool({ min: connections, max: connections, idleTimeoutMillis: 0 });
    this.catalog = new Catalog(this.pool);
  }

  async open() {
    await this.catalog.load();
  }

  async insert(item) {
    const values = await this.row(item);
    const { rows } = await this.pool.query({ ...INSERT, values });
    return answer(rows[0], values);
  }

  async insertAll(items) {
    const rows = [];
    for (const item of items) rows.push(await this.row(item));
    const columns = COLUMNS.map((_, i) => rows.map((row) => row[i]));
    const result = await this.pool.query({ ...INSERT_ALL, values: columns });
    return result.rows.map((stored, i) => answer(stored, rows[i]));
  }

  async row(item) {
    return [
      item.interactionTimestamp,
      item.uowId ?? randomUUID(),
      TENANT,
      this.catalog.known('type', item.resourceType) ?? (await this.catalog.add('type', item.resourceType)),
      this.catalog.known('action', item.action) ?? (await this.catalog.add('action', item.action)),
      this.catalog.known('origin', item.origin) ?? (await this.catalog.add('origin', item.origin)),
      item.resourceId,
      item.userId,
      item.spanId,
      item.parentSpanId,
      item.externalReference,
      item.interaction === undefined ? undefined : JSON.stringify(item.interaction),
      item.externalResponse === undefined ? undefined : JSON.stringify(item.externalResponse),
    ];
  }
}

function answer(stored, values) {
  return { interactionNumber: stored.number, uowId: values[1], createdDate: stored.created_date };
}

// The text of the database is good enough for an answer.
types.setTypeParser(types.builtins.TIMESTAMPTZ, (value) => value);
