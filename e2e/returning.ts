/** Sending things back, in the product's words. */
import type { Browser, Page } from '@playwright/test';
import type { App } from './app';
import { elsewhere } from './browsers';
import { expect } from './fixtures';
import { addOption, editProduct, markShipped, openOrder, openShopWith } from './owning';

/** A shop that sells one thing in two sizes, and somebody else's browser with a small one on its way to her. */
export async function soldInTwoSizes(
  page: Page,
  browser: Browser,
  title: string,
): Promise<{ handle: string; buyer: App; person: { email: string }; order: string }> {
  const { handle, product } = await openShopWith(page, title, '20');
  await editProduct(page, handle, title);
  await addOption(page, 'Size', ['Small', 'Large']);
  for (const size of ['Small', 'Large']) await page.getByRole('textbox', { name: `In stock ${size}` }).fill('3');
  await page.getByRole('button', { name: 'Save', exact: true }).last().click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  const buyer = await elsewhere(browser);
  const person = await buyer.signUpReadyToPay();
  const { path: order } = await buyer.buyInOneTap(product);
  await openOrder(page, handle, title);
  await markShipped(page, 'DHL', 'JD014600010');
  return { handle, buyer, person, order };
}

/** The buyer asks the seller to take one of them back, from the order's page. */
export async function askToReturn(page: Page, order: string, reason: string, instead?: string): Promise<void> {
  await page.goto(order);
  await page.getByRole('link', { name: 'Send something back' }).click();
  await page.waitForURL(/\/return$/);
  await page.getByRole('textbox', { name: /Small/ }).fill('1');
  await page.getByRole('radio', { name: reason, exact: true }).check();
  if (instead) {
    await page.getByRole('radio', { name: 'Something else instead' }).check();
    await page.getByLabel('Instead, send me').selectOption({ label: instead });
  }
  await page.getByRole('button', { name: 'Ask the seller' }).click();
  await page.waitForURL((url) => url.pathname === order);
}

/** The seller agrees, on the order's page in the studio. */
export async function agree(page: Page, words: string, label = ''): Promise<void> {
  await page.getByRole('textbox', { name: 'How to send it back' }).fill(words);
  await page.getByLabel('Link to a shipping label').fill(label);
  await page.getByRole('button', { name: 'Take it back', exact: true }).click();
  await expect(page.getByText(/The buyer sends it by/)).toBeVisible();
}
