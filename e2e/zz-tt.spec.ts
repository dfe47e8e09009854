// @ts-nocheck
import { cards, newEmail, typeAddress, typeCard } from './buying';
import { expect, test } from './fixtures';
import { aMerchant, endMerchants } from './merchants';

test.afterEach(endMerchants);
test('no violation', async ({ page, app, context }) => {
  const said: string[] = [];
  context.on('console', (m) => {
    if (['error', 'warning'].includes(m.type())) said.push(`${m.page()?.url()} ${m.text()}`);
  });
  context.on('weberror', (e) => said.push(String(e.error())));
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (e) =>
      console.error('VIOLATION', e.violatedDirective, e.sample, e.sourceFile, e.lineNumber),
    ),
  );
  const shop = await aMerchant(page, { delivery: 'ask' });
  await page.goto(shop);
  await app.signUpReadyToPay();
  await page.goto(shop);
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await sheet
    .getByRole('link', { name: /Street|St/ })
    .first()
    .click();
  await sheet.getByRole('button', { name: /^Pay / }).waitFor();
  await sheet.evaluate(() => {
    const log = [];
    Object.assign(window, { log });
    addEventListener('message', (e) =>
      log.push(`msg ${Math.round(performance.now())} ${JSON.stringify(e.data).slice(0, 120)}`),
    );
    for (const t of ['mousedown', 'mouseup', 'click', 'submit', 'scroll'])
      addEventListener(
        t,
        (e) =>
          log.push(
            `${t} ${Math.round(performance.now())} ${e.target?.nodeName} ${e.target?.textContent?.slice(0, 20)} y=${Math.round(scrollY)}`,
          ),
        true,
      );
  });
  sheet.on('request', (r) => r.method() === 'POST' && said.push(`POST ${r.url()} ${r.headers()['next-action'] ?? ''}`));
  sheet.on(
    'response',
    async (r) =>
      r.request().method() === 'POST' &&
      said.push(`  -> ${r.status()} ${r.url()} ${(await r.text().catch(() => '?')).slice(0, 300)}`),
  );
  await sheet.getByRole('radio', { name: /Another card/ }).check();
  await typeCard(sheet, cards.alsoPays);
  await sheet.getByRole('button', { name: /^Pay / }).click();
  await page.waitForTimeout(5000);
  console.log(await sheet.evaluate(() => window.log.join('\n')).catch(String));
  console.log('SAID', said.join('\n'));
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible({ timeout: 1000 });
  console.log('SAID', said.join('\n'));
});
