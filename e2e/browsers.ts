/** Other browsers that a story needs beside its own. */
import type { Browser, Page } from '@playwright/test';
import { App } from './app';

/** The same site in somebody else's browser. */
export async function elsewhere(browser: Browser, options: { javaScriptEnabled?: boolean } = {}): Promise<App> {
  return new App(await (await browser.newContext({ locale: 'en-US', ...options })).newPage());
}

/** The same person in a browser without scripts. */
export async function scriptless(page: Page, browser: Browser): Promise<Page> {
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ locale: 'en-US', javaScriptEnabled: false, storageState });
  return context.newPage();
}
