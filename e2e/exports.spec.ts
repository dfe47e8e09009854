import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import { openShopWith } from './owning';

test('machines fetch what is on sale, and are told when it is as it was', async ({ request }) => {
  const types = {
    'meta.csv': 'text/csv',
    'meta.xml': 'application/rss+xml',
    'google.xml': 'application/rss+xml',
    'google.tsv': 'text/tab-separated-values',
    'acp.jsonl': 'application/jsonl',
    'acp.json': 'application/json',
  };
  for (const [file, type] of Object.entries(types)) {
    const feed = await request.get(`/cedar-and-co/feeds/${file}`);
    expect([file, feed.status()]).toEqual([file, 200]);
    expect(feed.headers()).toMatchObject({ 'cache-control': 'public, max-age=60', 'content-type': new RegExp(type) });
    expect(await feed.text()).toContain('/cedar-and-co/oak-coffee-table');
    const again = await request.get(`/cedar-and-co/feeds/${file}`, {
      headers: { 'if-none-match': feed.headers().etag ?? '' },
    });
    expect([file, again.status()]).toEqual([file, 304]);
  }
  for (const file of ['shopify.csv', 'meta', 'constructor'])
    expect((await request.get(`/cedar-and-co/feeds/${file}`)).status()).toBe(404);
});

test('an owner takes her catalogue along, and takes its addresses away', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  const { handle } = await openShopWith(page, 'Sand bowl', '12.00');
  await page.goto(`/studio/${handle}/export`);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download: Shopify, template of today (CSV)' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe(`${handle}-shopify.csv`);
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/^Title,URL handle,.*\r\nSand bowl,sand-bowl,/);
  const address = `/${handle}/feeds/acp.json`;
  expect((await page.request.get(address)).status()).toBe(200);
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByRole('button', { name: 'Switch on' })).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(page.getByRole('button', { name: 'Switch off' })).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(200);
});

test('nobody else does', async ({ page, app }) => {
  await app.signUp(app.newPerson());
  expect((await page.request.get('/studio/cedar-and-co/export/shopify.csv')).status()).toBe(404);
});
