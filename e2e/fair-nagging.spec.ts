/** What was refused once is not asked again, on other pages and after signing in anew (`scripts/fair/nagging.mjs`): docs/fairness.md. */
import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { askedAgain, type RefusalWalk } from '../scripts/fair/nagging.mjs';
import { treeOf } from '../scripts/fair/tree.mjs';
import type { App, SignIn } from './app';
import { elsewhere } from './browsers';
import { buttonOf, linkOf, stopAt, withDatabase } from './fair-walking';
import { expect, test } from './fixtures';
import { sendForm } from './forms';
import { createPage } from './owning';

/** Who is asked, by whom, and where each has her profile. */
type Two = { me: App; mine: SignIn; other: App; profile: string; handle: string };

/** Somebody asks; she says no at `at` by `refuse`; `asks` is the control by which it is asked. `insist` asks once more. */
type Asking = {
  asked: (two: Two) => Promise<{ at: string; asks: RegExp; refuse: RegExp | ((page: Page) => Promise<unknown>) }>;
  insist?: (two: Two) => Promise<unknown>;
};

const yes = () => true;
const press = (page: Page, at: string, button: string, typed: Record<string, string | string[]> = {}) =>
  sendForm(page, { at, button, typed, done: yes });

const befriend = ({ other, profile }: Two) => press(other.page, profile, 'Add friend');
const basket = '/atlas-and-thread/bread-basket';

const askings: Record<RefusalWalk, Asking> = {
  'to be friends': {
    asked: async (two) => {
      await befriend(two);
      return { at: '/friends?show=requests', asks: /^Accept$/, refuse: /^Not now$/ };
    },
    insist: async (two) => {
      await press(two.other.page, two.profile, 'Withdraw request');
      await befriend(two);
    },
  },
  'to join a page': {
    asked: async ({ other, mine }) => {
      const handle = await createPage(other.page);
      await press(other.page, `/studio/${handle}/settings/people`, 'Invite', {
        email: mine.email,
        'roles[]': ['owner'],
      });
      return { at: '/studio', asks: /^Yes, join/, refuse: /^No, thanks/ };
    },
  },
  'to pay what a friend asks': {
    asked: async (two) => {
      // She had refused to be friends: now it is she who asks.
      const { me, other, handle } = two;
      await press(me.page, await profileOf(other.page), 'Add friend');
      const asked = { handle, amount: '5', currency: 'USD', reason: 'Bus' };
      await press(other.page, '/transfers/requests', 'Ask', asked);
      return { at: '/transfers/requests', asks: /^Pay \$5\.00/, refuse: /^Decline what/ };
    },
  },
  'to pay a share': {
    asked: async ({ other, handle }) => {
      const sheet = new URL(linkOf(await stopAt(other.page, basket), /^\/checkout\?variant=/), 'http://x');
      const at = `/transfers/parts/new${sheet.search}&people=2&way=even`;
      const start = await stopAt(other.page, at);
      await press(other.page, at, buttonOf(start, /^Hold my share/), { 'handle[]': [handle] });
      return {
        at: '/orders',
        asks: /Asked$/,
        refuse: async (page) => press(page, linkOf(await stopAt(page, '/orders'), /\/transfers\/part\//), 'Decline'),
      };
    },
  },
};

const pages = [
  '/',
  '/feed',
  '/notifications',
  '/settings',
  '/transfers',
  '/orders',
  '/studio',
  '/friends?show=requests',
];

async function profileOf(page: Page): Promise<string> {
  return linkOf(await stopAt(page, '/settings'), /^\/people\//);
}

/** Where something is asked, of the pages that somebody opens. */
async function askedOn(page: Page, refused: readonly { name: string; at: string; asks: RegExp }[]): Promise<string[]> {
  const faults: string[] = [];
  for (const path of new Set([...pages, ...refused.map(({ at }) => at)])) {
    const tree = treeOf((await stopAt(page, path)).html);
    for (const { name, asks } of refused)
      faults.push(...askedAgain(tree, asks).map((fault) => `${name}: ${path} ${fault}`));
  }
  return faults;
}

test('what was refused is not asked again, neither on the next pages nor after signing in anew', async ({
  app: me,
  browser,
}) => {
  test.slow();
  const mine = me.newPerson();
  await me.signUp(mine);
  const other = await elsewhere(browser);
  await other.signUpReadyToPay();
  const verified = sql`update identity.person set email_verified_at = now() where email = ${mine.email}`;
  await withDatabase((database) => database.execute(verified));
  const profile = await profileOf(me.page);
  const two: Two = { me, mine, other, profile, handle: profile.split('/').at(-1) ?? '' };
  const refused: { name: string; at: string; asks: RegExp }[] = [];
  for (const [name, { asked, insist }] of Object.entries(askings)) {
    const { at, asks, refuse } = await asked(two);
    const seen = await stopAt(me.page, at);
    expect(askedAgain(treeOf(seen.html), asks), `${name}: it is asked`).not.toEqual([]);
    if (refuse instanceof RegExp) await press(me.page, at, buttonOf(seen, refuse));
    else await refuse(me.page);
    await insist?.(two);
    refused.push({ name, at, asks });
  }
  expect.soft(await askedOn(me.page, refused), 'on the next pages').toEqual([]);
  await me.page.context().clearCookies();
  await me.signIn(mine);
  expect.soft(await askedOn(me.page, refused), 'signed in anew').toEqual([]);
  await other.page.context().close();
});
