import { violations } from './axe';
import { expect, test } from './fixtures';
import { createPage } from './owning';

test('a page asks for a domain, is told what its names must say, and is not there before they do', async ({
  page,
  app,
  request,
}) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  await page.goto(`/studio/${handle}/settings/domain`);
  await page.getByRole('textbox', { name: 'Your domain' }).fill('localhost');
  await page.getByRole('button', { name: 'Use this domain' }).click();
  await expect(page.getByText('This is no domain of the internet.')).toBeVisible();
  const host = `${handle}.cedar.shop`;
  await page.getByRole('textbox', { name: 'Your domain' }).fill(`https://${host.toUpperCase()}/`);
  await page.getByRole('button', { name: 'Use this domain' }).click();
  await expect(page.getByText(`_souk.${host}`)).toBeVisible();
  await expect(page.getByText(/^souk-page=[0-9a-z]{32}$/)).toBeVisible();
  await expect(page.getByText('waiting for its names')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  const answer = await request.get('/', { headers: { host }, maxRedirects: 0 });
  expect(answer.status()).toBe(307);
  expect(new URL(answer.headers().location ?? '').host).not.toBe(host);
  expect(answer.headers()['set-cookie']).toBeUndefined();
  expect((await request.get(`/api/domains/ask?domain=${host}`)).status()).toBe(404);

  await page.getByRole('button', { name: 'Take the page off its domain' }).click();
  await expect(page.getByText(`_souk.${host}`)).toHaveCount(0);
});
