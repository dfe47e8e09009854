import 'server-only';
import { sql } from 'drizzle-orm';
import type { RingDatabase } from '@/db/client/connect';
import { identityDb, readIdentity } from '@/db/client/identity';
import { hashToken } from './tokens';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Every limit of Souk: at most `count` in any `seconds`. "Network" limits count only what went wrong or costs us
 * something, for a school or an office shares one address.
 */
const limits = {
  /** Wrong passwords for one e-mail address; by device where the browser is known to the account. */
  'sign-in-account': { count: 10, seconds: 15 * minute },
  'sign-in-account-month': { count: 100, seconds: 30 * day },
  'sign-in-device': { count: 10, seconds: 15 * minute },
  'sign-in-network': { count: 100, seconds: 15 * minute },
  'passkey-network': { count: 100, seconds: 15 * minute },
  'sign-up-network': { count: 300, seconds: hour },
  'sign-up-address': { count: 6, seconds: day },
  'reset-address': { count: 5, seconds: hour },
  'reset-network': { count: 100, seconds: hour },
  'token-network': { count: 100, seconds: 15 * minute },
  /** Wrong proofs (step-up) of a signed-in person. */
  'prove-person': { count: 10, seconds: 15 * minute },
  /** Mails a person can cause to be sent. */
  'mail-person': { count: 10, seconds: hour },
  /** Codes by which a person without a passkey confirms a payment. */
  'confirm-code': { count: 10, seconds: hour },
  /** Wrong ones, over all taps that wait: each tap alone has five tries, and whoever guesses makes many. */
  'confirm-person': { count: 30, seconds: hour },
  /** Promises of what sending costs: a row each, forgotten after a day. */
  'quote-person': { count: 120, seconds: hour },
  /** Ways to the provider's page for a bank account: each may make an account there. */
  'recipient-person': { count: 30, seconds: hour },
  'profile-person': { count: 60, seconds: hour },
  /** Card fields opened: each may try a stolen number. */
  'card-owner': { count: 20, seconds: hour },
  'card-network': { count: 200, seconds: hour },
  /**
   * Payments that a bank declined, whoever's wallet paid: a browser that drops its cookies is a new wallet. One network
   * is a school or a whole village; one card is a family's, and in the sandbox a test card is everybody's.
   */
  'decline-network': { count: 100, seconds: hour },
  'decline-card': { count: 60, seconds: hour },
  /** At one page's shop or site: beyond it, only whoever has an account may try, who proves herself before her first payment. */
  'decline-page': { count: 200, seconds: hour },
  'challenge-network': { count: 600, seconds: 15 * minute },
  /** What an owner does in the studio; a desk of a hundred photos, each card kept as it is left, fits twice. */
  'owner-change': { count: 600, seconds: 10 * minute },
  /** Photographs an owner sends: each costs a second of a processor. */
  'owner-photo': { count: 400, seconds: 10 * minute },
  /** Pairs of keys for whoever tries the pay button: a few lines each, which nobody signs in for. */
  'test-pair-network': { count: 120, seconds: hour },
  /** Questions to a merchant's server how one order is delivered: each address is asked once, and one that gave no answer again. */
  'pay-callback': { count: 40, seconds: 15 * minute },
  /** Files of evidence somebody sends: each costs a second of a processor, and twenty is all a dispute takes. */
  'evidence-owner': { count: 60, seconds: 10 * minute },
  /** Searches by picture: each costs a tenth of a second of a processor; a crop that is moved asks a few times. */
  'visual-person': { count: 240, seconds: 10 * minute },
  'visual-network': { count: 1_200, seconds: 10 * minute },
  /** Products told to be opened from such a search: only counted. */
  'opened-network': { count: 1_200, seconds: 10 * minute },
  /** Catalogue files: each may cost a minute of a processor. */
  'owner-import': { count: 60, seconds: hour },
  /** Pieces of an archive of 4 MiB: the longest one has a thousand. */
  'owner-piece': { count: 3_000, seconds: hour },
  /** Catalogues as files: each reads all of a shop. */
  'owner-export': { count: 60, seconds: hour },
  /** Catalogues fetched by machines: each may read all of a shop, and a school's shops are fetched from one place. */
  'feed-network': { count: 600, seconds: 10 * minute },
  /** Parts of videos: a browser asks for some of each it plays, and a few for each place it is wound to. */
  'video-network': { count: 6_000, seconds: 10 * minute },
  /** How products of a list are paid in one tap: a search that is narrowed asks often, and each costs some milliseconds. */
  'list-taps': { count: 600, seconds: 10 * minute },
  /** Places in lines, and reminders: a line of text each. */
  'line-person': { count: 120, seconds: 10 * minute },
  /** Codes of discounts: short words, which nobody may find by trying. */
  'code-owner': { count: 30, seconds: hour },
  'code-network': { count: 300, seconds: hour },
  /** Messages a person writes, or reports; a conversation has its own limit, which holds guests too. */
  'message-person': { count: 120, seconds: hour },
  /** The same words to different people and pages; and how often to one of them, which only tells whether it is the first time. */
  'message-same': { count: 5, seconds: hour },
  'message-same-here': { count: 1_000, seconds: hour },
  /** What a person writes in groups that split: each is a few lines of a table. */
  'split-person': { count: 600, seconds: hour },
  /** Messages of a person in all her conversations; each conversation has its own limit besides. */
  'chat-person': { count: 600, seconds: hour },
  /** Photographs for messages: each costs a second of a processor. */
  'chat-photo': { count: 80, seconds: hour },
  'chat-small': { count: 1_200, seconds: hour },
  /** What a person likes, keeps and arranges: a long list put in order by steps fits. */
  'keep-person': { count: 900, seconds: 10 * minute },
  /** Comments and recommendations. */
  'comment-person': { count: 60, seconds: 10 * minute },
  /** What a person says of products, reports and takes back; how much of it a day, the database counts (db/sql/28-reviews.sql). */
  'review-person': { count: 120, seconds: hour },
  /** Reports of people and of what they show. */
  'report-person': { count: 40, seconds: hour },
  /** Following, muting, blocking and their ends. */
  'tie-person': { count: 400, seconds: hour },
  /** People asked to be friends: more in a day is a machine. */
  'friend-ask': { count: 60, seconds: day },
  /** Pictures of oneself: each costs a second of a processor. */
  'profile-photo': { count: 20, seconds: hour },
  /** Copies of all that is stored about oneself: each reads all of it. */
  'copy-person': { count: 5, seconds: day },
  /** Looking for people by name. */
  'find-people': { count: 300, seconds: 10 * minute },
  /** What a person shares, takes back, or looks at before she does: the looks come with every tick. */
  'share-person': { count: 600, seconds: hour },
  /** Shares said to be opened, which is only counted. */
  'share-opened-network': { count: 1_200, seconds: 10 * minute },
  /** Photographs of reviews: each costs a second of a processor. */
  'expense-photo': { count: 40, seconds: 10 * minute },
  'review-photo': { count: 40, seconds: 10 * minute },
  /** Wrong codes at the counter, for one order and by one person: six digits are not found by trying. */
  'pickup-order': { count: 10, seconds: hour },
  'pickup-person': { count: 30, seconds: hour },
  /** Files somebody downloads, each part of one that broke off counted: forty of a product on five devices, and then some. */
  'download-owner': { count: 300, seconds: 10 * minute },
  /** Rates of places asked of the tax service, which wants money for each; a place is asked about once a day. */
  'tax-service': { count: 2_000, seconds: hour },
  /** Requests of another site's server, by its secret key. */
  'pay-api': { count: 6_000, seconds: minute },
  /** Orders that a button without a server opens: by the site's page that shows it, and from one network. */
  'button-origin': { count: 6_000, seconds: 10 * minute },
  'button-network': { count: 600, seconds: 10 * minute },
  /** Updates a person publishes for her pages: each stands in the feed of whoever follows. */
  'post-person': { count: 120, seconds: hour },
  'owner-page': { count: 60, seconds: day },
  /** Invitations may ask whether an address has an account; they are few in any honest day. */
  'owner-invite': { count: 40, seconds: day },
  /** Addresses that want to be told when a country opens: each is sent a mail. */
  'wait-network': { count: 60, seconds: hour },
  'wait-address': { count: 5, seconds: day },
  /** Whether addresses of pages are free. */
  'owner-lookup': { count: 300, seconds: 10 * minute },
} as const satisfies Record<string, { count: number; seconds: number }>;

/** The names of the limits. */
export type LimitName = keyof typeof limits;

/** Every limit by name, with how many in how many seconds: for those who run Souk. */
export const allLimits = Object.entries(limits).map(([name, limit]) => ({ name, ...limit }));

/** How one try stands to its limit: whether it is within, how many more are now, and in how many seconds the count begins anew. */
export type Tally = { within: boolean; count: number; seconds: number; left: number; resetSeconds: number };

/**
 * Counts one try of `who` (an address, an e-mail, an id; kept only as a hash) and tells whether it is within
 * the limit. A sliding window: the share of the previous window that still lies within the span counts too.
 * Refused tries do not lengthen the wait. Exact under any concurrency.
 */
export async function allow(limit: LimitName, who: string): Promise<boolean> {
  return (await countTry(limit, who)).within;
}

/** The same, for whoever is told how many tries are left. */
export async function countTry(limit: LimitName, who: string): Promise<Tally> {
  const { count, seconds } = limits[limit];
  const key = keyOf(limit, who);
  const rows = await identityDb().execute<{ used: number; rest: number }>(sql`
    with moment as (
      select extract(epoch from now())::float8 as t, floor(extract(epoch from now()) / ${seconds})::float8 * ${seconds} as start
    ), counted as (
      insert into identity.rate_window (key, window_start, count)
      select ${key}, to_timestamp(start), 1 from moment
      on conflict (key, window_start) do update set count = least(identity.rate_window.count + 1, ${count + 1})
      returning count
    )
    select (counted.count + coalesce(
      (select previous.count * (1 - (moment.t - moment.start) / ${seconds}) from identity.rate_window previous
       where previous.key = ${key} and previous.window_start = to_timestamp(moment.start - ${seconds})), 0))::float8 as used,
      (moment.start + ${seconds} - moment.t)::float8 as rest
    from counted, moment`);
  const { used = Number.POSITIVE_INFINITY, rest = seconds } = rows[0] ?? {};
  const left = Math.max(0, Math.floor(count - used));
  return { within: used <= count, count, seconds, left, resetSeconds: Math.ceil(rest) };
}

/**
 * Whether one more try of `who` would be within the limit; counts nothing. For limits on what turns out badly only, where
 * whoever learns of it counts it with `allow`. Tries under way are not known yet, so a burst may go beyond by its own size.
 */
export async function isWithin(limit: LimitName, who: string): Promise<boolean> {
  const { count, seconds } = limits[limit];
  const [row] = await readIdentity<{ used: number }>(sql`
    with moment as (
      select extract(epoch from now())::float8 as t,
             floor(extract(epoch from now()) / ${seconds}::int)::float8 * ${seconds}::int as start
    )
    select coalesce(sum(case when w.window_start = to_timestamp(moment.start) then w.count
                             else w.count * (1 - (moment.t - moment.start) / ${seconds}::int) end), 0)::float8 as used
    from moment join identity.rate_window w on w.key = ${keyOf(limit, who)}
      and w.window_start in (to_timestamp(moment.start), to_timestamp(moment.start - ${seconds}::int))`);
  return (row?.used ?? 0) + 1 <= count;
}

/**
 * Takes one counted try back: for limits on failures, when the try turned out well. Never below zero, and never
 * more than the one, so that one good try cannot wipe out the bad ones of somebody else.
 */
export async function giveBack(limit: LimitName, who: string): Promise<void> {
  const { seconds } = limits[limit];
  await identityDb().execute(sql`
    update identity.rate_window set count = greatest(count - 1, 0)
    where key = ${keyOf(limit, who)}
      and window_start = to_timestamp(floor(extract(epoch from now()) / ${seconds})::float8 * ${seconds})`);
}

/** Forgets the tries counted for `who`: after the owner proved herself by other means. */
export async function forget(limit: LimitName, who: string): Promise<void> {
  await identityDb().execute(sql`delete from identity.rate_window where key = ${keyOf(limit, who)}`);
}

/** Forgets every try counted for these, within the caller's transaction: when somebody leaves for good. */
export async function forgetAll(tx: Pick<RingDatabase, 'execute'>, whom: readonly string[]): Promise<void> {
  const keys = Object.keys(limits).flatMap((limit) => whom.map((who) => `${limit}:${hashToken(who)}`));
  await tx.execute(
    sql`delete from identity.rate_window where key in (${sql.join(
      keys.map((key) => sql`${key}`),
      sql`, `,
    )})`,
  );
}

/** Which limits these have met, and when each count begins anew: for whoever asks about herself. */
export async function limitsMetBy(whom: readonly string[]): Promise<readonly { limit: LimitName; until: Date }[]> {
  const sought = Object.entries(limits).flatMap(([limit, { count, seconds }]) =>
    whom.map((who) => ({ limit, count, seconds, key: `${limit}:${hashToken(who)}` })),
  );
  const rows = await identityDb().execute<{ limit: LimitName; until: string }>(sql`
    select l.limit, max(w.window_start + make_interval(secs => l.seconds))::text as until
    from jsonb_to_recordset(${JSON.stringify(sought)}::jsonb) l ("limit" text, count int, seconds int, key text)
    join identity.rate_window w on w.key = l.key and w.count >= l.count and w.window_start > now() - make_interval(secs => l.seconds)
    group by l.limit order by l.limit`);
  return rows.map(({ limit, until }) => ({ limit, until: new Date(until) }));
}

function keyOf(limit: LimitName, who: string): string {
  return `${limit}:${hashToken(who)}`;
}
