import { randomBytes } from 'node:crypto';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

test('a page gets another address: the old one leads on with all behind it, and stays its own', async ({
  page,
  app,
}) => {
  test.slow();
  await app.signUp(app.newPerson());
  const { handle, product } = await openShopWith(page, 'Cork mat', '12');
  const next = `moved-${randomBytes(5).toString('hex')}`;
  await page.goto(`/studio/${handle}/settings`);
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill('wallet');
  await page.getByRole('button', { name: 'Change the address' }).click();
  await expect(page.getByText('Souk needs this word itself. Choose another.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill(next);
  await page.getByRole('button', { name: 'Change the address' }).click();
  await page.waitForURL((url) => url.pathname === `/studio/${next}/settings`);
  await expect(page.getByText(/Old addresses that lead here/)).toContainText(`/${handle}`);

  const moved = product.replace(handle, next);
  for (const [from, to] of [
    [`/${handle}`, `/${next}`],
    [`/ar${product}`, `/ar${moved}`],
    [`/${handle}/info/returns`, `/${next}/info/returns`],
    [`/${handle}/feed.xml`, `/${next}/feed.xml`],
    [`/${handle}/preview.jpg`, `/${next}/preview.jpg`],
  ]) {
    const answer = await page.request.get(`${from}`, { maxRedirects: 0 });
    expect([from, answer.status()]).toEqual([from, 308]);
    expect(new URL(answer.headers().location ?? '', page.url()).pathname).toBe(to);
  }
  const shared = await page.goto(product);
  expect([shared?.status(), new URL(page.url()).pathname]).toEqual([200, moved]);
  await page.goto(`/studio/${handle}/products`);
  expect(new URL(page.url()).pathname).toBe(`/studio/${next}/products`);
  expect(await (await page.request.get(`/api/studio/handle?handle=${handle}`)).json()).toEqual({
    code: 'handle_taken',
  });
});

test('what is shared shows a picture of its own, and other sites may ask how to embed it', async ({
  page,
  request,
}) => {
  for (const prefix of ['', '/ar']) {
    await page.goto(`${prefix}/cedar-and-co/oak-coffee-table`);
    const preview = await page.locator('meta[property="og:image"]').first().getAttribute('content');
    const picture = await request.get(preview ?? '');
    expect(picture.headers()).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=31536000, immutable',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const stale = await request.get((preview ?? '').replace(/v=.*/, 'v=0'));
    expect(stale.headers()['cache-control']).toBe('public, max-age=300');
    const discovered = await page.locator('link[type="application/json+oembed"]').getAttribute('href');
    const embed = await (await request.get(discovered ?? '')).json();
    expect(embed).toMatchObject({
      version: '1.0',
      type: 'link',
      title: 'Long oak coffee table',
      author_name: 'Cedar & Co',
    });
  }
});
