import { create, type Interaction, ProvenanceError } from '@provenance-dev/sdk';
import { startFakeServer } from '@provenance-dev/sdk/testing';

export async function consume(): Promise<number> {
  const server = await startFakeServer();
  const provenance = await create({
    apiKey: 'pak_',
    apiUrl: server.apiUrl,
    onDropped: ({ spanId }) => spanId,
  });
  const interaction: Interaction = { resourceType: 'ORDER', resourceId: 'a', action: 'CREATE' };
  const spanId: string = await provenance.addContext({ userId: 'ada' }).log(interaction);
  const api = await provenance.api();
  try {
    const page = await api.interactions.list({
      action: ['CREATE', 'UPDATE'],
      startDate: new Date(),
      order: 'asc',
    });
    const numbers: number[] = page.data.map((row) => row.interactionNumber);
    for await (const row of api.interactions.listAll({ uowId: spanId })) {
      numbers.push(row.interactionNumber);
    }
    const title: string = (await api.origins.create({ title: 'Web', mnemonic: 'WEB' })).originId;
    // @ts-expect-error -- no such filter
    await api.interactions.list({ colour: title });
    // @ts-expect-error -- a resource has an id
    await provenance.log({ resourceType: 'ORDER' });
    return numbers.length;
  } catch (error) {
    return error instanceof ProvenanceError ? error.status : 0;
  }
}
