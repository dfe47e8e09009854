import type { FrameLocator, Page } from '@playwright/test';
import { violations } from './axe';
import { expect } from './fixtures';

/** The button that pays the plain merchant's lamp, in window and frame. */
export const isPay = { name: 'Pay $46.20' } as const;

/** Pays in the window for the first time on a site, and allows one tap there. */
export async function allowOneTap(page: Page): Promise<void> {
  const [sheet] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', { name: 'Pay with Souk' }).click(),
  ]);
  await sheet.getByRole('button', isPay).click();
  const offer = sheet.getByRole('checkbox', { name: /Next time, one tap on this site/ });
  await expect(offer).not.toBeChecked();
  await offer.check();
  expect(await violations(sheet)).toEqual([]);
  await Promise.all([sheet.waitForEvent('close'), sheet.getByRole('button', { name: 'Done' }).click()]);
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
}

/** The frame of the page, once it can be tapped. */
export async function armed(page: Page): Promise<FrameLocator> {
  const frame = page.frameLocator('iframe[slot="souk-frame"]');
  await expect(frame.getByRole('button', isPay)).toBeVisible();
  return frame;
}

/** As long as somebody has to see what she pays before her tap counts. */
export const look = (page: Page) => page.waitForTimeout(1_100);
