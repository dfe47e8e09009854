import { violations } from './axe';
import { expect, test } from './fixtures';
import { sendForm } from './forms';
import { createPage } from './owning';

test('an owner opens a site: what she pastes is led to the right origin, and its key is read once', async ({
  page,
  app,
}) => {
  await app.signUp(app.newPerson());
  const handle = await createPage(page);
  await page.goto(`/studio/${handle}/pay-button`);
  await expect(page.getByRole('heading', { name: 'Sell on your own website too' })).toBeVisible();
  await page.getByRole('link', { name: 'New site' }).click();
  await page.getByRole('textbox', { name: 'Origin' }).fill('lamps.example/cart');
  await page.getByRole('button', { name: 'Open the site' }).click();
  await expect(page.getByText('An origin is https://')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Origin' })).toHaveValue('lamps.example/cart');
  await page.getByRole('button', { name: 'Use https://lamps.example' }).click();
  const secret = page.getByText(/^sk_test_[A-Za-z0-9_-]{43}$/);
  await expect(secret).toBeVisible();
  const ending = (await secret.innerText()).slice(-4);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: 'Go to the site' }).click();
  await expect(page.getByText(`sk_test_…${ending}`).first()).toBeVisible();
  await expect(secret).toHaveCount(0);
  await expect(page.getByText('https://lamps.example', { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('somebody without an account makes a test pair without scripts, and its key makes an order', async ({ page }) => {
  const made = await sendForm(page, {
    ...{ at: '/developers', button: 'Make a test pair', typed: {} },
    done: (_, html) => html.includes('sk_test_'),
  });
  const [secret = ''] = /sk_test_[A-Za-z0-9_-]{43}/.exec(made.html) ?? [];
  const answer = await page.request.post('/pay/v1/orders', {
    headers: { Authorization: `Bearer ${secret}`, 'Idempotency-Key': 'first' },
    data: { amount: 4620, currency: 'USD', items: [{ title: 'Desk lamp', unit_amount: 4620 }], origin: 'null' },
  });
  expect(answer.status()).toBe(201);
  expect(await answer.json()).toMatchObject({ status: 'created', client_token: expect.any(String) });
  expect((await page.request.get('/souk-test-shop')).status()).toBe(404);
});
