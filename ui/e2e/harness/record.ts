import type { Shop } from './test';

export interface Recorded {
  interactionId: string;
  interactionNumber: number;
  uowId: string;
}

/** What to record; what is not said is the same in all tests. */
export interface ToRecord {
  resourceId: string;
  resourceType?: string;
  action?: string;
  userId?: string;
  uowId?: string;
  spanId?: string;
  parentSpanId?: string;
  externalReference?: string;
  /** JSON texts, sent exactly so. */
  interaction?: string;
  externalResponse?: string;
}

/** Records one interaction whose payload is sent to the letter. */
export async function record(shop: Shop, what: ToRecord): Promise<Recorded> {
  const { interaction = '{}', externalResponse = 'null', ...members } = what;
  const fields = JSON.stringify({ resourceType: 'ORDER', action: 'UPDATE', origin: 'TESTS', ...members });
  const response = await fetch(`${shop.url}/api/interactions`, {
    method: 'POST',
    headers: { 'x-api-key': shop.key, 'content-type': 'application/json' },
    body: `${fields.slice(0, -1)},"interaction":${interaction},"externalResponse":${externalResponse}}`,
  });
  if (response.status !== 201) {
    throw new Error(`Not recorded: ${String(response.status)} ${await response.text()}`);
  }
  return (await response.json()) as Recorded;
}
