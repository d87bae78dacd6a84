// Two steps of one unit of work, as the documentation of the API shows them, with mnemonics in lower case.
import { create } from '@stdiolabs/provenance-sdk';

const provenance = await create({ apiKey: process.env.PROVENANCE_API_KEY, origin: 'my-service' });
const uowId = crypto.randomUUID();
await provenance.log({
  resourceType: 'order',
  resourceId: 'order-789',
  action: 'create',
  uowId,
  interaction: { total: 99.99 },
});
await provenance.log({
  resourceType: 'payment',
  resourceId: 'payment-456',
  action: 'process',
  uowId,
  interaction: { method: 'card' },
});
await provenance.close();

const api = await provenance.api();
const results = await api.activity.search({
  filters: { uowId },
});
console.log(JSON.stringify({ uowId, results }));
