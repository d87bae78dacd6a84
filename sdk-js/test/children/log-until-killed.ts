// Logs with a spool as fast as ~5,000/s, numbered on from its argument, and prints what it has logged until when.
import { create } from '../../src/index.js';

const [, , spoolDirectory = '', first = '0'] = process.argv;
const client = await create({ spoolDirectory, onError: () => undefined });
let number = Number(first);
for (;;) {
  for (let each = 0; each < 50; each++) {
    await client.log({
      resourceType: 'ORDER',
      resourceId: 'order-1',
      action: 'UPDATE',
      externalReference: String(number++),
    });
  }
  console.log(`${number - 1} ${Date.now()}`);
  await new Promise((resolve) => setTimeout(resolve, 10));
}
