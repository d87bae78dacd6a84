// Logs three interactions, awaits nothing after that, and calls no close: when does the process end?
import { create } from '../../src/index.js';

const spoolDirectory = process.argv[2];
const client = await create({
  onError: () => undefined,
  ...(spoolDirectory === undefined ? {} : { spoolDirectory }),
});
for (const resourceId of ['a', 'b', 'c']) {
  await client.log({ resourceType: 'ORDER', resourceId, action: 'CREATE' });
}
