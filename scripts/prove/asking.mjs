/** Asking a world as somebody, keeping every byte of the answer. */
import http from 'node:http';
import { Shopper } from '../../bench/browserless.mjs';

/**
 * @typedef {{ name: string, who: string, cookies: (world: string) => string }} Viewer
 * @typedef {{ route: string, path: string, transport: string, headers: Record<string, string>, method?: string, body?: Buffer }} Surface
 */

/** Both worlds have the same name; what tells them apart is the port that is asked. */
export function agentTo(port) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  const add = agent.addRequest.bind(agent);
  agent.addRequest = (request, options) => add(request, { ...options, host: '127.0.0.1', port });
  return agent;
}

/**
 * Signs the same people in, in the same order, in each world: no address is nobody.
 * @param {string} origin @param {import('./worlds.mjs').World[]} worlds @param {{ name: string, who: string, email: string | null }[]} people
 * @returns {Promise<Viewer[]>}
 */
export async function signInEverywhere(origin, worlds, people, password) {
  const jars = new Map();
  for (const { name: world, port } of worlds) {
    const agent = agentTo(port);
    for (const { name, email } of people) {
      const shopper = new Shopper(origin, agent);
      if (email) await shopper.signIn(email, password);
      jars.set(`${world} ${name}`, [...shopper.cookies].map(([key, value]) => `${key}=${value}`).join('; '));
    }
    agent.destroy();
  }
  return people.map(({ name, who }) => ({ name, who, cookies: (world) => jars.get(`${world} ${name}`) ?? '' }));
}

/**
 * Asked for data without the mark its address carries, Next first names the address with it; that is the one to ask.
 * @param {string} origin @param {http.Agent} agent @param {Surface} surface @param {string} cookie
 * @returns {Promise<import('./compare.mjs').Answer>}
 */
export async function askAs(origin, agent, surface, cookie) {
  const answer = await askOnce(origin, agent, surface, cookie);
  const marked =
    answer.status === 307 && answer.headers.find(([name, value]) => name === 'location' && /[?&]_rsc\b/.test(value));
  return marked ? askOnce(origin, agent, { ...surface, path: marked[1].replace(origin, '') }, cookie) : answer;
}

/** A connection that was kept may be closed just when it is used again: asked once more, as every browser does. */
const TRIES = 3;

async function askOnce(origin, agent, surface, cookie) {
  for (let tries = 1; ; tries++) {
    try {
      return await askOver(origin, agent, surface, cookie);
    } catch (error) {
      if (error.code !== 'ECONNRESET' || tries === TRIES) throw error;
    }
  }
}

/** @returns {Promise<import('./compare.mjs').Answer>} */
function askOver(origin, agent, surface, cookie) {
  const { host, hostname, port } = new URL(origin);
  const headers = { host, 'user-agent': 'souk-proof', ...(cookie ? { cookie } : {}), ...surface.headers };
  const since = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, agent, path: surface.path, method: surface.method ?? 'GET', headers },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: pairsOf(response.rawHeaders),
            body: Buffer.concat(chunks),
            ms: performance.now() - since,
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(surface.body);
  });
}

/** @returns {[string, string][]} */
const pairsOf = (raw) =>
  Array.from({ length: raw.length / 2 }, (_, index) => [raw[index * 2].toLowerCase(), raw[index * 2 + 1]]);
