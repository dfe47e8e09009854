/** Shoppers and a shop of a measurement's own, written as the owner of the database: nothing of the demo world is touched. */
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import Stripe from 'stripe';
import { readJson } from '../scripts/start/files.mjs';
import { Shopper } from './browserless.mjs';

/** The database as its owner, past every wall. @param {string} url */
export const openOwner = (url, max = 4) =>
  postgres(url, { max, onnotice: () => undefined, connection: { 'souk.actor': 'system' } });

/** What a site keeps in its data folder that a measurement needs: the sandbox's key, the demo's password. @param {string} folder */
export function readKeys(folder) {
  const { STRIPE_SECRET_KEY: key } = readJson(path.join(folder, 'secrets.json')).variables;
  return { key, password: readJson(path.join(folder, 'demo.json')).signIns[0].password };
}

/** The SDK against the sandbox, as the app uses it. @param {string} origin @param {string} key */
export function sandboxClient(origin, key) {
  const { hostname, port } = new URL(origin);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  return new Stripe(key, { host: hostname, port, protocol: 'http', telemetry: false, httpAgent: agent });
}

/**
 * People with an account, a stored card that pays and an address, all with the demo's password.
 * @returns {Promise<{ email: string, customer: string, method: string }[]>}
 */
export async function makePeople(sql, stripe, count) {
  const mark = randomBytes(4).toString('hex');
  const [demo] = await sql`select password_hash from identity.person where demo and password_hash is not null limit 1`;
  if (!demo) throw new Error('this site has no demo world, so no password to borrow');
  const people = [];
  for (let index = 0; index < count; index += 10) {
    const size = Math.min(10, count - index);
    people.push(...(await Promise.all(Array.from({ length: size }, () => makeCard(stripe)))));
  }
  for (const [index, one] of people.entries()) {
    one.email = `bench-${mark}-${index}@example.com`;
    await sql`
      with someone as (
        insert into identity.person (id, email, email_verified_at, password_hash, demo)
        values (gen_random_uuid(), ${one.email}, now(), ${demo.password_hash}, true) returning id
      ), known as (
        insert into identity.profile (person_id, handle, name) select id, ${`b${mark}${index}`}, 'Bench Shopper' from someone
      ), purse as (
        insert into money.wallet (owner, person_id, provider_customer) select 'person:' || id, id, ${one.customer} from someone
      ), device as (
        insert into money.payer_device (owner, device) select 'person:' || id, '*' from someone
      ), card as (
        insert into money.method (id, owner, person_id, provider_method, brand, last4, exp_month, exp_year, is_default)
        select gen_random_uuid(), 'person:' || id, id, ${one.method}, 'visa', '4242', 12, 2040, true from someone
      )
      insert into money.address (id, owner, person_id, name, line1, city, region, postal_code, country, is_default)
      select gen_random_uuid(), 'person:' || id, id, 'Bench Shopper', '1 Main St', 'Austin', 'TX', '78701', 'US', true from someone`;
  }
  await untilSealed(sql);
  return people;
}

/** They are written in the open, as before there was a vault; the worker seals such rows, and sealed is how they are measured. */
async function untilSealed(sql) {
  for (let tries = 0; tries < 120; tries++) {
    const [{ open }] = await sql`
      select exists (select from money.method where brand is not null)
          or exists (select from money.address where name is not null) as open`;
    if (!open) return;
    await pause(500);
  }
}

async function makeCard(stripe) {
  const customer = await stripe.customers.create({});
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  return { email: '', customer: customer.id, method: method.id };
}

/** An open shop in US dollars with one product for each number of units. @returns {Promise<{ path: string, variant: string }[]>} */
export async function makeShop(sql, stocks) {
  const handle = `bench${randomBytes(5).toString('hex')}`;
  const [page] = await sql`
    insert into shop.page (id, handle, name, kind, country, currency, state, shop_open, delivery_minor, delivery_countries)
    values (gen_random_uuid(), ${handle}, 'Bench Shop', 'home', 'US', 'USD', 'published', true, 500, '{US}') returning id`;
  // A shop that the provider has not verified sells only so much, and then refuses everybody.
  await sql`
    insert into money.seller_account (page_id, state, provider_account, verified_at, checked_at)
    values (${page.id}, 'active', ${`acct_${handle}`}, now(), now())`;
  const made = [];
  for (const [index, stock] of stocks.entries()) {
    const [row] = await sql`
      with thing as (
        insert into shop.product (id, page_id, slug, title, state, published_at)
        values (gen_random_uuid(), ${page.id}, ${`thing-${index}`}, ${`Thing ${index}`}, 'published', now()) returning id
      )
      insert into shop.variant (id, product_id, page_id, price_minor, stock)
      select gen_random_uuid(), id, ${page.id}, 4120, ${stock} from thing returning id`;
    made.push({ path: `/${handle}/thing-${index}`, variant: row.id });
  }
  return made;
}

/** Signs people in through the form, a few at a time: a password costs a processor's time. @returns {Promise<Shopper[]>} */
export async function signInAll(origin, people, password, agent) {
  const shoppers = people.map(() => new Shopper(origin, agent));
  const waiting = [...shoppers.entries()];
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await next[1].signIn(people[next[0]].email, password);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return shoppers;
}
