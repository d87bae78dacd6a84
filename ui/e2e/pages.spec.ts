import { expect, expectAccessible, expectFits, test } from './harness/test';

/** Every page there is, and something that tells it has loaded. */
const PAGES: [name: string, path: (ids: Ids) => string, sign: RegExp][] = [
  ['home', () => '/?last=7d&dateField=interactionTimestamp', /Newest/],
  ['interactions', () => '/interactions?dateField=interactionTimestamp&last=7d', /of [\d,]+/],
  ['interaction', ({ interaction }) => `/interactions?open=${interaction}`, /Payload/],
  ['resource', ({ order }) => `/resources/ORDER/${order}`, /PENDING/],
  ['user', () => '/users/ada', /ada/],
  ['trace-timeline', ({ uow }) => `/traces/${uow}`, /steps/],
  ['trace-waterfall', ({ uow }) => `/traces/${uow}?view=waterfall`, /steps/],
  ['trace-graph', ({ uow }) => `/traces/${uow}?view=graph`, /steps/],
  ['trace-compare', ({ uow, other }) => `/traces/${uow}?with=${other}`, /steps/],
  ['activity', ({ order }) => `/activity?resource=ORDER:${order}`, /order-/],
  ['catalog', () => '/catalog/actions', /CREATE/],
  ['catalog-edit', () => '/catalog/actions?edit=new', /Preview/],
  ['keys', () => '/keys', /first admin key/],
  ['not-found', () => '/nowhere', /Not found/],
];

interface Ids {
  uow: string;
  other: string;
  order: string;
  interaction: string;
}

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${scheme} at ${width} px`, () => {
      test.use({ colorScheme: scheme, viewport: { width, height: 900 } });
      for (const [name, path, sign] of PAGES) {
        test(name, async ({ shopPage: page, shop }) => {
          const order = shop.recorded.find((i) => i.resourceType === 'ORDER' && i.action === 'CREATE');
          const fail = shop.recorded.find((i) => i.action === 'FAIL');
          const list = await page.request.get(`/api/interactions?uowId=${order?.uowId ?? ''}&limit=1`);
          const { data } = (await list.json()) as { data: { interactionId: string }[] };
          const ids = {
            uow: order?.uowId ?? '',
            other: fail?.uowId ?? '',
            order: order?.resourceId ?? '',
            interaction: data[0]?.interactionId ?? '',
          };
          await page.goto(path(ids));
          await expect(page.getByText(sign).first()).toBeVisible();
          await expect(page.locator('.mantine-Skeleton-root, .mantine-Loader-root')).toHaveCount(0);
          await page.screenshot({ path: `target/screenshots/${name}-${scheme}-${width}.png` });
          await expectFits(page);
          await expectAccessible(page);
        });
      }
    });
  }
}
