import { createHash, timingSafeEqual } from 'node:crypto';
import Fastify from 'fastify';
import { interaction, batch, created, createdBatch } from './schema.js';
import { Store } from './store.js';

const BATCH_BYTES = 16 * 1024 * 1024;

/** The same two requests as Provenance's, at the same paths. */
export async function createService({ apiKey, connections }) {
  const service = Fastify({ logger: false, bodyLimit: BATCH_BYTES });
  const store = new Store(connections);
  const expected = digest(apiKey);
  await store.open();

  service.addHook('onRequest', async (request, reply) => {
    if (
      request.url.startsWith('/api/') &&
      !timingSafeEqual(digest(request.headers['x-api-key'] ?? ''), expected)
    ) {
      return reply.code(401).send({ error: 'the API key is unknown' });
    }
  });
  service.addContentTypeParser('application/x-ndjson', { parseAs: 'string' }, async (_request, body) =>
    lines(body),
  );

  service.post(
    '/api/interactions',
    { schema: { body: interaction, response: { 201: created } } },
    async (request, reply) => reply.code(201).send(await store.insert(request.body)),
  );
  service.post(
    '/api/interactions/batch',
    { schema: { body: batch, response: { 201: createdBatch } } },
    async (request, reply) => reply.code(201).send({ interactions: await store.insertAll(request.body) }),
  );
  service.get('/health/ready', async () => ({ status: 'ready' }));
  return service;
}

function lines(body) {
  try {
    return JSON.parse(`[${body.trimEnd().replaceAll('\n', ',')}]`);
  } catch (error) {
    error.statusCode = 400;
    throw error;
  }
}

function digest(key) {
  return createHash('sha256').update(key).digest();
}
