/** The people and goods of one run, and the owner's own look at the database, past every door. */
import http from 'node:http';
import { makePeople, makeShop, openOwner, readKeys, sandboxClient, signInAll } from '../../bench/crowd.mjs';
import { UNITS_LEFT } from './races.mjs';

const UNITS = 1_000_000;

/**
 * Requests go to the apps in turn, so that one shopper's steps, and the second try of one tap, reach both.
 * @param {number[]} ports
 */
function agentOf(ports) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 128 });
  const add = agent.addRequest.bind(agent);
  let turn = 0;
  agent.addRequest = (request, options) =>
    add(request, { ...options, host: '127.0.0.1', port: ports[turn++ % ports.length] });
  return agent;
}

/** @param {import('./stage.mjs').Stage} stage @param {{ buyers: number, scarce: number }} given */
export async function setScene(stage, { buyers, scarce }) {
  const sql = openOwner(stage.ownerUrl);
  const { key, password } = readKeys(stage.environment.SOUK_DATA);
  const people = await makePeople(sql, sandboxClient(stage.sandbox, key), buyers);
  const stocks = [...Array.from({ length: scarce }, () => UNITS_LEFT), ...Array.from({ length: 12 }, () => UNITS)];
  const made = await makeShop(sql, stocks);
  const goods = made.map((product, index) => ({ ...product, stock: stocks[index] }));
  const shoppers = await signInAll(stage.origin, people, password, agentOf(stage.ports));
  return { sql, people, shoppers, scarce: goods.slice(0, scarce), plenty: goods.slice(scarce) };
}

/** What a show begins with: a moment of its own, after everything before it. */
export async function newState(sql, told) {
  // Charges carry whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  const [{ now: since }] = await sql`select clock_timestamp() as now`;
  return { since, told };
}
