// What a bundler for browsers would take: run with --conditions=browser.
import * as sdk from '@provenance-dev/sdk';

const provenance = await sdk.create({
  apiKey: process.env.PROVENANCE_API_KEY,
  apiUrl: process.env.PROVENANCE_API_URL,
  origin: 'browser',
});
await provenance.log({ resourceType: 'PAGE', resourceId: 'ü', action: 'OPEN' });
const { left } = await provenance.close();
const refused = await sdk.create({ apiKey: 'pak_', spoolDirectory: 'spool' }).catch((error) => error.message);
console.log(JSON.stringify({ left, refused, express: typeof sdk.express }));
