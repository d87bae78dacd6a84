// node log-cost.mjs FIGURES: see ./run.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROUNDS = 5;
const INTERACTIONS = 50_000;

if (process.argv[2] === '--sink') {
  sink();
} else {
  await main(process.argv[2]);
}

/** Answers anything with 201. */
function sink() {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(201, { 'content-type': 'application/json' }).end('{}'));
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
  process.on('disconnect', () => process.exit());
}

async function main(figures) {
  const { create } = await import('../../sdk-js/dist/esm/index.js');
  const server = fork(fileURLToPath(import.meta.url), ['--sink']);
  const [port] = await once(server, 'message');
  const apiUrl = `http://127.0.0.1:${port}/api`;
  const rows = ['queue\tcall median\tcall p99\tawaited median\tawaited p99\tall'];
  for (const queue of ['memory', 'spool']) {
    const rounds = [];
    for (let round = 0; round <= ROUNDS; round++) {
      rounds.push(await measure(create, apiUrl, queue === 'spool'));
    }
    const columns = rounds[0].map((_, column) => median(rounds.slice(1).map((figure) => figure[column])));
    rows.push([queue, ...columns.map((figure) => figure.toFixed(1))].join('\t'));
  }
  writeFileSync(figures, rows.join('\n') + '\n');
  server.disconnect();
}

async function measure(create, apiUrl, withSpool) {
  const spoolDirectory = withSpool ? mkdtempSync(join(tmpdir(), 'provenance-bench-')) : undefined;
  const client = await create({ apiKey: 'pak_', apiUrl, origin: 'bench', spoolDirectory, maxQueued: 1_000_000 });
  const begun = performance.now();
  const calls = await timedCalls(client);
  await client.flush({ deadline: 60_000 });
  const all = ((performance.now() - begun) * 1_000) / INTERACTIONS;
  const awaited = await timedAwaits(client);
  const { left } = await client.close({ deadline: 60_000 });
  const { sent, dropped } = client.stats();
  if (left + dropped !== 0 || sent !== INTERACTIONS * 2) {
    throw new Error(`${sent} sent, ${dropped} dropped, ${left} left (expected: ${INTERACTIONS * 2} sent)`);
  }
  if (spoolDirectory) {
    rmSync(spoolDirectory, { recursive: true });
  }
  return [median(calls), percentile(calls, 99), median(awaited), percentile(awaited, 99), all];
}

/** In groups of 50, as requests of users come, with the event loop running in between. */
async function timedCalls(client) {
  const micros = [];
  for (let number = 0; number < INTERACTIONS; number++) {
    const interaction = interactionOf(number);
    const start = performance.now();
    client.log(interaction);
    micros.push((performance.now() - start) * 1_000);
    if (number % 50 === 49) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return micros;
}

async function timedAwaits(client) {
  const micros = [];
  for (let number = 0; number < INTERACTIONS; number++) {
    const interaction = interactionOf(number);
    const start = performance.now();
    await client.log(interaction);
    micros.push((performance.now() - start) * 1_000);
    if (number % 50 === 49) {
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return micros;
}

function interactionOf(number) {
  return {
    resourceType: 'ORDER',
    resourceId: `order-${number}`,
    action: 'UPDATE',
    userId: 'ada',
    interaction: {
      total: number / 100,
      currency: 'EUR',
      items: [{ sku: 'sku-001', quantity: 1 }, { sku: 'sku-002', quantity: 3 }],
      shipping: { method: 'express', country: 'DE', city: 'Kaiserslautern', note: 'leave it at the door, please' },
    },
  };
}

function median(values) {
  return percentile(values, 50);
}

function percentile(values, percent) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
}
