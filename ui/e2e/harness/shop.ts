import { Random } from './random';
import { actions, origins, resourceTypes } from './shopCatalog';

/** One item of a batch. */
export interface NewInteraction {
  resourceId: string;
  resourceType: string;
  action: string;
  origin: string;
  userId?: string;
  uowId: string;
  spanId?: string;
  parentSpanId?: string;
  externalReference?: string;
  interactionTimestamp: string;
  interaction: unknown;
}

const CUSTOMERS = [
  'ada',
  'grace',
  'linus',
  'margaret',
  'dennis',
  'barbara',
  'ken',
  'radia',
  'edsger',
  'frances',
  'alan',
];
const GOODS = ['Desk lamp', 'Oak chair', 'Wool blanket', 'Teapot', 'Notebook', 'Fountain pen', 'Bookshelf', 'Clock'];
const DAY_MS = 86_400_000;

/** A week of a shop's life: checkouts through seven services, most of which end well. The same for the same seed. */
export function shopWeek(checkouts: number, now: Date, seed = 20_261): NewInteraction[] {
  const random = new Random(seed);
  const all: NewInteraction[] = [];
  for (let n = 0; n < checkouts; n++) {
    all.push(...checkout(random, 1000 + n, busyMoment(random, now)));
  }
  return all.sort((a, b) => a.interactionTimestamp.localeCompare(b.interactionTimestamp));
}

/** More by day than by night, and more of late. */
function busyMoment(random: Random, now: Date): number {
  for (;;) {
    const ago = random.next() ** 1.6 * 7 * DAY_MS;
    const moment = new Date(now.getTime() - ago - 5_000);
    const hour = moment.getUTCHours() + moment.getUTCMinutes() / 60;
    if (random.chance(0.18 + 0.82 * Math.exp(-(((hour - 14) / 5) ** 2)))) {
      return moment.getTime();
    }
  }
}

/** One checkout. Steps name their spans, so that the tree shows who called whom. */
export function checkout(random: Random, number: number, start: number): NewInteraction[] {
  const uowId = random.uuid();
  const userId = random.pick(CUSTOMERS);
  const order = `order-${String(number)}`;
  const payment = `payment-${String(number)}`;
  const items = Array.from({ length: random.between(1, 4) }, () => ({
    title: random.pick(GOODS),
    quantity: random.between(1, 3),
    price: random.between(900, 24_900) / 100,
  }));
  const total = Math.round(items.reduce((sum, i) => sum + i.quantity * i.price, 0) * 100) / 100;
  const steps: NewInteraction[] = [];
  let clock = start;
  const step = (
    after: number,
    [action, type, resourceId, origin]: [string, string, string, string],
    spanId: string,
    parentSpanId: string | undefined,
    interaction: unknown,
    externalReference?: string,
  ) => {
    clock += after;
    steps.push({
      resourceId,
      resourceType: type,
      action,
      origin,
      userId,
      uowId,
      spanId,
      ...(parentSpanId === undefined ? {} : { parentSpanId }),
      ...(externalReference === undefined ? {} : { externalReference }),
      interactionTimestamp: new Date(clock).toISOString(),
      interaction,
    });
  };
  step(0, ['UPDATE', 'CART', `cart-${userId}`, 'WEBAPP'], 'checkout', undefined, { items, total });
  step(random.between(20, 90), ['CREATE', 'ORDER', order, 'ORDER_SVC'], 'order', 'checkout', {
    status: 'PENDING',
    total,
    currency: 'EUR',
    items,
    customer: { id: userId, country: random.pick(['DE', 'FR', 'NL', 'AT']) },
  });
  for (const [index, item] of items.entries()) {
    const sku = `sku-${item.title.toLowerCase().replaceAll(' ', '-')}`;
    step(
      index === 0 ? random.between(8, 40) : 0,
      ['RESERVE', 'STOCK', sku, 'STOCK_SVC'],
      `stock-${String(index)}`,
      'order',
      {
        quantity: item.quantity,
        left: random.between(0, 80),
      },
    );
  }
  const isDeclined = random.chance(0.09);
  const reference = `pi_${random.uuid().slice(0, 13)}`;
  step(
    random.between(120, 900),
    ['AUTHORIZE', 'PAYMENT', payment, 'PAYMENT_SVC'],
    'authorize',
    'order',
    { method: 'card', amount: total, last4: '4242' },
    reference,
  );
  if (isDeclined) {
    step(
      random.between(700, 3_000),
      ['FAIL', 'PAYMENT', payment, 'PAYMENT_SVC'],
      'declined',
      'authorize',
      { reason: random.pick(['card_declined', 'insufficient_funds', 'timeout']), amount: total },
      reference,
    );
    step(random.between(20, 60), ['CANCEL', 'ORDER', order, 'ORDER_SVC'], 'cancel', 'order', {
      status: 'CANCELLED',
      total,
      currency: 'EUR',
    });
    step(0, ['NOTIFY', 'CUSTOMER', userId, 'MAILER'], 'mail', 'cancel', {
      template: 'payment-failed',
      to: `${userId}@example.com`,
    });
    return steps;
  }
  step(
    random.between(150, 700),
    ['CAPTURE', 'PAYMENT', payment, 'PAYMENT_SVC'],
    'capture',
    'authorize',
    { amount: total, fee: Math.round(total * 2.9) / 100 },
    reference,
  );
  step(random.between(15, 60), ['UPDATE', 'ORDER', order, 'ORDER_SVC'], 'paid', 'capture', {
    status: 'PAID',
    total,
    currency: 'EUR',
    paid: true,
  });
  step(0, ['CREATE', 'INVOICE', `invoice-${String(number)}`, 'BACKOFFICE'], 'invoice', 'paid', {
    order,
    total,
    vat: Math.round(total * 19) / 100,
  });
  step(random.between(5, 30), ['NOTIFY', 'CUSTOMER', userId, 'MAILER'], 'mail', 'paid', {
    template: 'order-confirmed',
    to: `${userId}@example.com`,
  });
  if (random.chance(0.7)) {
    step(
      random.between(1_500, 6_000),
      ['CREATE', 'SHIPMENT', `shipment-${String(number)}`, 'SHIPPING_SVC'],
      'shipment',
      'paid',
      { carrier: random.pick(['DHL', 'UPS', 'DPD']), parcels: random.between(1, 2) },
    );
    step(
      random.between(200, 900),
      ['DISPATCH', 'SHIPMENT', `shipment-${String(number)}`, 'SHIPPING_SVC'],
      'dispatch',
      'shipment',
      { tracking: `JD${String(random.between(10_000_000, 99_999_999))}` },
    );
  }
  return steps;
}

/** Sends the shop's catalog and its week to a server. */
export async function seedShop(
  url: string,
  key: string,
  checkouts: number,
  now = new Date(),
): Promise<NewInteraction[]> {
  await seedCatalog(url, key);
  const all = shopWeek(checkouts, now);
  await record(url, key, all);
  return all;
}

export async function record(url: string, key: string, items: readonly NewInteraction[]): Promise<void> {
  const size = 2_000;
  for (let from = 0; from < items.length; from += size) {
    await post(`${url}/api/interactions/batch`, key, items.slice(from, from + size));
  }
}

async function seedCatalog(url: string, key: string): Promise<void> {
  const kinds = { 'resource-types': resourceTypes, actions, origins };
  for (const [kind, entries] of Object.entries(kinds)) {
    for (const [mnemonic, title, icon, bgColorHex] of entries) {
      await post(`${url}/api/${kind}`, key, { mnemonic, title, icon, bgColorHex, fontColorHex: '#ffffff' });
    }
  }
}

async function post(url: string, key: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`POST ${url}: ${String(response.status)} ${await response.text()}`);
  }
}
