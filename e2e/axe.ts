/** axe on one page after the other. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] };

/** What axe finds, as lines a person can act on. `evaluate` is not subject to the page's policy, as a script tag would be. */
export async function violations(page: Page): Promise<string[]> {
  // A title comes with the page's stream, a moment after what is seen of it; one that never comes still fails.
  await expect(page).toHaveTitle(/./);
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    // Bars that stay in sight lie over whatever happens to be scrolled beneath them: how big that is is not asked of its uncovered rest.
    const bars = [...document.querySelectorAll<HTMLElement>('[data-frame=header], [data-frame=bottom]')];
    for (const bar of bars) bar.style.position = 'static';
    const { axe } = window as unknown as {
      axe: { run: (where: Document, options: object) => Promise<{ violations: Violation[] }> };
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    // Of what passes only the count is made: describing every element of a page takes most of a run's time.
    const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };
    const { violations: broken } = await axe.run(document, options);
    for (const bar of bars) bar.style.removeProperty('position');
    return broken;
  });
  return found.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
}

/** Both languages, where nothing else is said. What is walked at both widths is English at a desk and Arabic on a phone. */
const both = ['', '/ar'] as const;
export const english = [''] as const;
export const arabic = ['/ar'] as const;

/** Opens each address in each language and insists that axe finds nothing. */
export async function expectAccessible(
  page: Page,
  paths: readonly string[],
  prefixes: readonly ('' | '/ar')[] = both,
): Promise<void> {
  for (const prefix of prefixes) {
    for (const path of paths) {
      const address = prefix + (path === '/' && prefix ? '' : path);
      await test.step(address || '/', async () => {
        await page.goto(address || '/');
        expect.soft(await violations(page), address).toEqual([]);
      });
    }
  }
}
