import sharp from 'sharp';
import { expect, test } from './fixtures';
import { aPhoto, cards, createPage } from './owning';

/** A vase of one colour, as it is photographed for a shop: always from the same place. */
async function aVase(colour: string) {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000"><rect width="800" height="1000" fill="#efeae2"/>
    <rect x="340" y="240" width="120" height="220" fill="${colour}"/><ellipse cx="400" cy="600" rx="190" ry="210" fill="${colour}"/></svg>`;
  const buffer = await sharp(Buffer.from(drawing)).jpeg({ quality: 92 }).toBuffer();
  return { name: 'IMG_2041.jpg', mimeType: 'image/jpeg', buffer };
}

test('one thing in two colours is one product with a choice, which is taken apart and put together by keyboard', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  await page.goto(`/studio/${handle}/open`);
  await page.getByLabel('Pick photos').setInputFiles([await aVase('#c81e24'), await aVase('#1f5fd0')]);
  await expect(cards(page)).toHaveCount(1, { timeout: 60_000 });
  await expect(cards(page)).toContainText('Colour: Red, Blue');
  await expect(cards(page).getByRole('textbox', { name: 'Title' })).not.toHaveValue(/IMG/);
  await cards(page).getByRole('button', { name: 'Split' }).press('Enter');
  await expect(cards(page)).toHaveCount(2);
  for (const place of [0, 1]) await cards(page).nth(place).getByRole('checkbox').press('Space');
  await page.getByRole('button', { name: 'One in 2 colours' }).press('Enter');
  await expect(cards(page)).toHaveCount(1);
  await cards(page).getByRole('textbox', { name: 'Title' }).fill('Tall vase');
  await cards(page).getByRole('textbox', { name: /Price/ }).fill('38');
  await page.getByRole('button', { name: 'Publish 1 product' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Your shop is open' })).toBeVisible();
  await page.goto(`/${handle}/tall-vase`);
  await expect(page.getByText('Blue', { exact: true })).toBeVisible();
});

test('photos whose connection broke off, or whose page was reloaded, arrive all the same, each once', async ({
  page,
  app,
  context,
}) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  await page.goto(`/studio/${handle}/open`);
  const photos = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(aPhoto));
  await context.setOffline(true);
  await page.getByLabel('Pick photos').setInputFiles(photos.slice(0, 3));
  await expect(page.getByText('The photo did not arrive.').first()).toBeVisible();
  await context.setOffline(false);
  await expect(cards(page)).toHaveCount(3);
  await page.getByLabel('Pick photos').setInputFiles(photos.slice(3));
  await expect(page.getByRole('progressbar').first()).toBeVisible();
  await page.reload();
  await expect(cards(page)).toHaveCount(6, { timeout: 60_000 });
  await page.reload();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
  await expect(cards(page)).toHaveCount(6, { timeout: 60_000 });
});

test('photos that are still on their way are gone from the browser when their owner signs out', async ({
  page,
  app,
  context,
}) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  await page.goto(`/studio/${handle}/open`);
  await context.route('**/api/studio/upload**', (route) => route.abort());
  await page.getByLabel('Pick photos').setInputFiles([await aPhoto('a')]);
  await expect(page.getByText('The photo did not arrive.').first()).toBeVisible();
  const kept = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(await kept()).toContain('souk-photos');
  await page.getByRole('link', { name: 'You', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await expect.poll(kept).not.toContain('souk-photos');
});
