import { expect, test } from './fixtures';

test.describe('the frame around every page', () => {
  test('a reader changes the language and stays where she is', async ({ page }) => {
    await page.goto('/help/returns');
    await page.getByRole('contentinfo').getByRole('link', { name: 'العربية' }).click();
    await expect(page).toHaveURL(/\/ar\/help\/returns$/);
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await expect(page.getByRole('heading', { level: 1, name: 'الإرجاع' })).toBeVisible();
    await page.getByRole('contentinfo').getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL(/\/help\/returns$/);
  });

  test('following links stays in Arabic', async ({ page }) => {
    await page.goto('/ar/help');
    await page.getByRole('link', { name: 'الخصوصية' }).first().click();
    await expect(page).toHaveURL(/\/ar\/help\/privacy$/);
    await expect(page.getByRole('heading', { level: 1, name: 'الخصوصية' })).toBeVisible();
  });

  test('the light a person chose is there from the first paint', async ({ page }) => {
    await page.goto('/help');
    await page.getByRole('combobox', { name: 'Light or dark' }).selectOption('dark');
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('nothing at an address is said in the language of the address', async ({ page }) => {
    const answer = await page.goto('/ar/help/no-such-page');
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1, name: 'لا شيء في هذا العنوان' })).toBeVisible();
  });

  test('the first key press offers to skip to the content', async ({ page }) => {
    await page.goto('/help');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.locator('#main')).toBeFocused();
  });
});

test.describe('a form', () => {
  test('keeps what was typed, names the fault beside the field and goes there', async ({ page }) => {
    await page.goto('/gallery');
    await page.getByLabel('Name', { exact: true }).fill('Nadia');
    await page.getByLabel('E-mail').fill('nope');
    await page.locator('form:has([name="weight"])').getByRole('button', { name: 'Save' }).click();
    await expect(page.getByLabel('E-mail')).toBeFocused();
    await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/does not look like an e-mail/);
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Nadia');
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('does the same', async ({ page }) => {
      await page.goto('/ar/gallery');
      await page.locator('[name="name"]').fill('نادية');
      await page.locator('[name="country"]').selectOption('EG');
      await page.locator('form:has([name="weight"]) button[type="submit"]').click();
      await expect(page.locator('[name="name"]')).toHaveValue('نادية');
      await expect(page.locator('[name="country"]')).toHaveValue('EG');
      await expect(page.getByText('لا يبدو هذا عنوان بريد صحيحًا.')).toBeVisible();
    });
  });
});

test.describe('the gate', () => {
  test('lets no other site change anything', async ({ request }) => {
    for (const origin of ['https://evil.example', 'null']) {
      const answer = await request.post('/cart', { headers: { origin, 'next-action': 'x' }, multipart: { a: '1' } });
      expect(answer.status()).toBe(403);
      expect(answer.headers()['content-type']).toContain('application/problem+json');
    }
  });

  test('gives every page a policy with a nonce of its own', async ({ request }) => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const answer = await request.get('/help');
        const policy = answer.headers()['content-security-policy'] ?? '';
        expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
        return /'nonce-([^']+)'/.exec(policy)?.[1];
      }),
    );
    expect(nonces[0]).toBeTruthy();
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});

test.describe('without a connection', () => {
  test('the last public pages open, private ones never do', async ({ page, context }) => {
    await page.goto('/help');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 20_000 });
    await page.goto('/help/terms');
    await page.waitForFunction(async () => (await caches.match('/help/terms')) !== undefined);
    await page.goto('/cart');
    expect(await page.evaluate(async () => (await caches.match('/cart')) === undefined)).toBe(true);
    await context.setOffline(true);
    await page.goto('/help/terms');
    await expect(page.getByRole('heading', { level: 1, name: 'Terms' })).toBeVisible();
    await page.goto('/cart');
    await expect(page.getByRole('heading', { level: 1, name: 'You are offline' })).toBeVisible();
    await expect(page.getByRole('link', { name: /Terms/ }).first()).toBeVisible();
  });
});
