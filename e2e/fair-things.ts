/**
 * What can be begun, and how it ends, step by step as somebody without scripts goes it: a form sent is two steps, and each field she fills in is one more.
 * A new thing is one line more; `e2e/fair-ends.spec.ts` walks and counts them.
 */
import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import type { OwnerDb } from '../db/seed/owner';
import { newId, toUuid } from '../lib/kernel/ids';
import { cards, home } from './buying';
import { buttonOf, buttonsIn, linkOf, stopAt } from './fair-walking';
import { expect } from './fixtures';
import { sendForm } from './forms';

/** Who walks, where the step before led, and where it was taken. */
export type Ground = { page: Page; database: OwnerDb; email: string; order: string; last: URL | null; at: string };

/** `more` are presses that only a script asks, as a question before something ends; `asked`, a form that is an address, has its fields in it. */
type Step = {
  at: string | ((on: Ground) => string | Promise<string>);
  button: string | RegExp;
  typed?: Record<string, string | string[]>;
  more?: number;
  asked?: number;
};

/** `unseen` is done before the end, where beginning needs what no program has; the steps are counted all the same. */
export type Thing = {
  what: string;
  begin: readonly Step[];
  end: readonly Step[];
  unseen?: { why: string; done: (on: Ground) => Promise<unknown> };
};

/** Steps of a walk. */
export const stepsOf = (walk: readonly Step[]): number =>
  walk.reduce((steps, { typed = {}, more = 0, asked = 0 }) => steps + 2 + Object.keys(typed).length + more + asked, 0);

const testCard = 'a test card';
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The number of a test card is asked of the card service. */
async function numbered(page: Page, at: string, typed: Record<string, string | string[]>) {
  if (typed.number !== testCard) return typed;
  const { data } = await (await page.request.get(new URL('/test-cards', at).href)).json();
  return { ...typed, number: data.find(({ id }: { id: string }) => id === cards.alsoPays).number };
}

/** Goes one step after the other; `unseen` instead of sending the last form, whose button has to be there all the same. */
export async function walk(
  on: Ground,
  steps: readonly Step[],
  unseen?: (on: Ground) => Promise<unknown>,
): Promise<void> {
  for (const { at, button, typed = {}, asked } of steps) {
    on.at = typeof at === 'string' ? at : await at(on);
    const seen = await stopAt(on.page, on.at);
    const words = buttonOf(seen, typeof button === 'string' ? (said) => said === button : (said) => button.test(said));
    // Where a form is an address, the next step has that address.
    if (asked !== undefined) continue;
    if (unseen) await unseen(on);
    else {
      const filled = await numbered(on.page, on.at, typed);
      on.last = (await sendForm(on.page, { at: on.at, button: words, typed: filled, done: () => true })).url;
    }
  }
}

/** Whether the page of its end has still the button that ends; not known where that button is the one that begins. */
export async function canBeEnded(on: Ground, { begin, end }: Thing): Promise<boolean> {
  const [last] = end.slice(-1);
  if (!last || begin.some(({ button }) => button === last.button)) return false;
  const answer = await on.page.request.get(on.at);
  if (!answer.ok()) return false;
  const { button } = last;
  const words = typeof button === 'string' ? (said: string) => said === button : (said: string) => button.test(said);
  return buttonsIn(await answer.text()).some(words);
}

const onOne = (at: string, begin: string, end: string): Omit<Thing, 'what'> => ({
  begin: [{ at, button: begin }],
  end: [{ at, button: end }],
});

const there = ({ last }: Ground) => last?.pathname ?? '';
const opening = async ({ page, database }: Ground) => {
  const [found] = await database.execute<{ path: string }>(sql`
    select '/' || g.handle || '/' || p.slug as path from shop.opening o join shop.product p on p.id = o.product_id
    join shop.page g on g.id = p.page_id where o.opens_at > now() and g.handle = 'cedar-and-co' limit 1`);
  return (await stopAt(page, found?.path ?? '')).at;
};
const monthlyGift = '/donate/root-and-branch?choice=2500&amount=&rhythm=monthly';
/** What is bought, saved, reviewed and recommended here. */
export const stool = '/cedar-and-co/beck-workshop-stool';

/** The address of the card that is kept at the card service, with its fields. */
const newCard = async ({ page }: Ground) => {
  const { url } = await sendForm(page, {
    ...{ at: '/wallet/cards/new', button: 'Type the card on the card service’s own page', typed: {} },
    done: (url) => url.pathname.startsWith('/setup/'),
  });
  return url.href;
};

/** A passkey as it is stored; its owner’s device would have answered a script. */
const aPasskey = ({ database, email }: Ground) =>
  database.execute(sql`
    insert into identity.passkey (id, person_id, credential_id, public_key, counter)
    select ${toUuid(newId('passkey'))}::uuid, id, ${newId('passkey')}, '\\x00', 0 from identity.person where email = ${email}`);

export const things: readonly Thing[] = [
  { what: 'following a shop', ...onOne('/cedar-and-co', 'Follow', 'Following') },
  { what: 'following a person', ...onOne('/people/lina', 'Follow', 'Following') },
  { what: 'asking to be friends', ...onOne('/people/lina', 'Add friend', 'Withdraw request') },
  { what: 'muting somebody', ...onOne('/people/lina', 'Mute', 'Unmute') },
  { what: 'saving a product, and hearing when it is back or costs less', ...onOne(stool, 'Save', 'Saved') },
  {
    what: 'mail of what is new',
    begin: [{ at: '/settings/notifications', button: 'Save', typed: { rhythm: 'weekly' } }],
    end: [{ at: '/settings/notifications', button: 'Save', typed: { rhythm: 'off' } }],
  },
  {
    what: 'mail and push of what happens',
    begin: [{ at: '/settings/notifications', button: 'Save', typed: { 'mail[]': ['liked'], 'push[]': ['liked'] } }],
    end: [{ at: '/settings/notifications', button: 'Save', typed: { 'mail[]': [], 'push[]': [] } }],
  },
  {
    what: 'being reminded of an opening',
    begin: [{ at: opening, button: 'Remind me' }],
    end: [{ at: opening, button: 'Do not remind me' }],
  },
  {
    what: 'hearing when selling opens in a country',
    begin: [{ at: '/countries/aq', button: 'Tell me', typed: { capability: 'sell' } }],
    end: [{ at: '/countries/aq', button: /^Do not tell me/ }],
  },
  {
    what: 'a list',
    begin: [{ at: '/lists', button: 'Make the list', typed: { name: 'Oak' } }],
    end: [{ at: (on) => `${there(on)}/change`, button: 'Delete it', more: 1 }],
  },
  {
    what: 'a recommendation',
    begin: [{ at: stool, button: 'Recommend', typed: { note: 'It lasts', audience: 'friends' } }],
    end: [{ at: stool, button: 'Take it back' }],
  },
  {
    what: 'a review',
    begin: [{ at: `${stool}/review`, button: 'Publish', typed: { stars: '4', body: 'It lasts' } }],
    end: [{ at: `${stool}/review`, button: 'Delete review', more: 1 }],
  },
  {
    what: 'a group that splits what it spends',
    begin: [{ at: '/transfers/split', button: 'Begin the group', typed: { name: 'Byblos' } }],
    end: [{ at: there, button: 'Leave this group' }],
  },
  {
    what: 'an address',
    begin: [{ at: '/wallet/addresses/new', button: 'Save', typed: { country: 'US', ...home, line1: '7 Elm Street' } }],
    end: [{ at: '/wallet', button: /^Remove\s*7 Elm Street/ }],
  },
  {
    what: 'a card',
    begin: [{ at: newCard, button: 'Save card', typed: { number: testCard, expiry: '12 / 40', cvc: '123' } }],
    end: [{ at: '/wallet', button: /^Remove\s*MASTERCARD/i }],
  },
  {
    what: 'a passkey',
    begin: [{ at: '/settings/passkeys', button: 'Add a passkey' }],
    end: [{ at: '/settings/passkeys', button: 'Remove' }],
    unseen: { why: 'a device answers a script, and the answer has to be shown to it', done: aPasskey },
  },
  {
    what: 'a donation every month',
    begin: [
      { at: '/donate/root-and-branch', button: 'Go on', asked: 2 },
      { at: monthlyGift, button: /^Give / },
    ],
    end: [{ at: '/donations', button: /^End it/ }],
  },
  {
    what: 'a fundraiser',
    begin: [
      {
        at: '/donate/root-and-branch/raise',
        button: 'Start it',
        typed: { title: 'My birthday', until: inDays(30) },
      },
    ],
    end: [{ at: (on) => `/donations/raised/${there(on).split('/').at(-1)}`, button: 'End it now', more: 1 }],
  },
  {
    what: 'money that is sent',
    begin: [
      {
        at: '/transfers/send',
        button: 'See what it costs',
        typed: { handle: '+971 50 123 4567', amount: '20', currency: 'USD', reason: 'friend' },
      },
      { at: (on) => on.last?.href ?? '', button: /^Pay / },
    ],
    end: [{ at: there, button: 'Take it back', more: 1 }],
  },
  // Last, because it can be shared only once its money was taken.
  {
    what: 'sharing what was bought',
    begin: [
      {
        at: async ({ page, order }) => {
          const link = /^\/orders\/share\//;
          await expect.poll(async () => (await stopAt(page, order)).html).toMatch(/href="\/orders\/share\//);
          return linkOf(await stopAt(page, order), link);
        },
        button: 'Share',
        typed: { audience: 'friends', 'inside[]': ['item'] },
      },
    ],
    end: [{ at: '/shares', button: /^Take back(?! everything)/ }],
  },
];
