import { readFileSync } from 'node:fs';
import { violations } from './axe';
import { expect, test } from './fixtures';
import { createPage } from './owning';

test('an owner sees how her shop is visited, as pictures and as a table, and takes it along', async ({ page, app }) => {
  await app.signInAs('owner');
  await page.goto('/studio/cedar-and-co');
  await page.getByRole('navigation', { name: 'Studio' }).getByRole('link', { name: 'Insights' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Insights' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Visitors: about [\d,]+/ })).toBeVisible();
  await page.getByText('Show as a table').click();
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(13);
  await expect(page.getByRole('heading', { name: 'Products' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: '28 days' }).click();
  await expect(rows).toHaveCount(29);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download insights.csv' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe('cedar-and-co-day-insights.csv');
  expect(readFileSync(await file.path(), 'utf8')).toMatch(/^from,to,visits,.*\r\n(\d{4}-\d\d-\d\d,){2}(\d+0)?,/);
});

test('a page nobody knows yet says when something will be told, and a stranger reads nothing', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  await page.goto(`/ar/studio/${handle}/insights`);
  await expect(page.getByRole('heading', { name: 'لا شيء يُذكر بعد' })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await violations(page)).toEqual([]);
  for (const path of ['insights', 'insights/insights.json'])
    expect((await page.request.get(`/studio/cedar-and-co/${path}`)).status()).toBe(404);
});
