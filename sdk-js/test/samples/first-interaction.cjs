// Records an interaction and queries it back, as the documentation of the API shows it.
const { create } = require('@stdiolabs/provenance-sdk');

async function main() {
  const provenance = await create({ apiKey: process.env.PROVENANCE_API_KEY, origin: 'my-service' });

  await provenance.log({
    resourceType: 'USER',
    resourceId: 'user-123',
    action: 'CREATE',
    uowId: crypto.randomUUID(),
    interaction: { email: 'user@example.com', plan: 'starter' },
  });
  await provenance.flush();

  const api = await provenance.api();
  const interactions = await api.interactions.list({ resourceId: 'user-123' });
  const trace = await api.traces.get('user-123');
  console.log(JSON.stringify({ interactions, trace }));
}

main();
