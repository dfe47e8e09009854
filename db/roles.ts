import type { Sql } from 'postgres';
import postgres from 'postgres';

/** Every login but the owner's. `queue` belongs to the worker, `sandbox` to the payment sandbox. */
export const RINGS = ['shop', 'money', 'social', 'identity', 'queue', 'sandbox'] as const;
/** A ring with a login of its own. */
export type Ring = (typeof RINGS)[number];
/** How each ring logs in: one database, one role each. */
export type RingUrls = Record<Ring, string>;

/** A condition the person who starts Souk can mend; its message is the whole explanation. */
export class DatabaseRefusal extends Error {}

/**
 * Limits of every ring that answers people (reliability: a partition or a slow query ends in seconds, not in a full pool).
 * The queue's login is left out: it holds LISTEN connections and its jobs have their own time.
 */
const LIMITS = ['statement_timeout = 5000', 'lock_timeout = 3000', 'idle_in_transaction_session_timeout = 10000'];
const LIMITED: readonly Ring[] = ['shop', 'money', 'social', 'identity'];

/** The role a ring’s URL logs in as. */
export const roleOf = (url: string) => decodeURIComponent(new URL(url).username);
const passwordOf = (url: string) => decodeURIComponent(new URL(url).password);
const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`;
const quoteText = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Makes sure each ring can log in with its URL. A login that already works is left alone, so a warm start changes nothing
 * and a server whose logins were made by an administrator needs no CREATEROLE. `managed` names the rings whose login Souk
 * may create; the others were given by the operator and are only tried.
 * Throws DatabaseRefusal, with the SQL for an administrator when the owner may not create roles.
 */
export async function ensureRingLogins(owner: Sql, urls: RingUrls, managed: readonly Ring[]): Promise<void> {
  const refused: Ring[] = [];
  await Promise.all(RINGS.map(async (ring) => ((await canLogIn(urls[ring])) ? undefined : refused.push(ring))));
  if (refused.length === 0) return;
  const given = refused.filter((ring) => !managed.includes(ring));
  if (given.length > 0) {
    const names = given.map((ring) => `DATABASE_URL_${ring.toUpperCase()}`).join(', ');
    throw new DatabaseRefusal(`The server refuses the login given in ${names}. Correct it, or leave it out.`);
  }
  if (!(await mayCreateRoles(owner))) throw new DatabaseRefusal(administratorSql(urls, refused));
  for (const ring of refused) await createLogin(owner, ring, urls[ring]);
}

async function canLogIn(url: string): Promise<boolean> {
  const ring = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    await ring`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await ring.end({ timeout: 1 });
  }
}

async function mayCreateRoles(owner: Sql): Promise<boolean> {
  const [row] = await owner<{ may: boolean }[]>`
    select rolcreaterole or rolsuper as may from pg_roles where rolname = current_user`;
  return row?.may ?? false;
}

async function createLogin(owner: Sql, ring: Ring, url: string): Promise<void> {
  const role = quoteName(roleOf(url));
  const [found] = await owner`select 1 from pg_roles where rolname = ${roleOf(url)}`;
  await owner.unsafe(`${found ? 'alter' : 'create'} role ${role} login password ${quoteText(passwordOf(url))}`);
  if (LIMITED.includes(ring)) for (const limit of LIMITS) await owner.unsafe(`alter role ${role} set ${limit}`);
  const [here] = await owner<{ name: string }[]>`select current_database() as name`;
  if (here) await owner.unsafe(`grant connect on database ${quoteName(here.name)} to ${role}`);
}

function administratorSql(urls: RingUrls, refused: readonly Ring[]): string {
  const database = new URL(urls.shop).pathname.slice(1);
  const statements = refused.flatMap((ring) => {
    const role = quoteName(roleOf(urls[ring]));
    const limits = LIMITED.includes(ring) ? LIMITS.map((limit) => `alter role ${role} set ${limit};`) : [];
    return [
      `create role ${role} login password ${quoteText(passwordOf(urls[ring]))};`,
      `grant connect on database ${quoteName(database)} to ${role};`,
      ...limits,
    ];
  });
  return [
    'The role in DATABASE_URL may not create the logins Souk needs. Ask an administrator to run this, then start again',
    '(the passwords are kept in SOUK_DATA/roles.json; or give your own logins as DATABASE_URL_SHOP, _MONEY, _SOCIAL, _IDENTITY, _QUEUE, _SANDBOX):',
    '',
    ...statements,
  ].join('\n');
}
