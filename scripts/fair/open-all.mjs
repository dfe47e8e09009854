/** Opens every page as everybody it is meant for, without a browser, in one language after the other. */
import http from 'node:http';
import { Shopper } from '../../bench/browserless.mjs';
import { opened, openers } from './routes.mjs';

/** @typedef {{ route: string, who: string, path: string, locale: 'en' | 'ar', status: number, html: string }} Opened */

const AT_ONCE = 3;
/** Addresses of each route at most: products and pages are of many kinds. */
const MOST = { '/[page]/[product]': 14, '/[page]': 6, '/[page]/info/[topic]': 3, '/search': 2 };

/** @param {string} path @param {'en' | 'ar'} locale */
export const inLanguage = (path, locale) => (locale === 'en' ? path : path === '/' ? '/ar' : `/ar${path}`);

/**
 * @param {{ origin: string, password: string, places: Record<string, string[]> }} site
 * @returns {Promise<Opened[]>} what answered a page; who is sent elsewhere to sign in has seen nothing
 */
export async function openAll({ origin, password, places }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const seen = [];
  for (const [turn, { name, email, opens }] of openers.entries()) {
    const shopper = new Shopper(origin, agent);
    if (email) await shopper.signIn(email, password);
    const tasks = tasksOf(places, opens, turn);
    await Promise.all(
      tasks.map(async ({ route, path, locale }) => {
        const { status, body, headers } = await shopper.get(inLanguage(path, locale));
        if (/text\/html/.test(headers['content-type'] ?? ''))
          seen.push({ route, who: name, path, locale, status, html: body });
      }),
    );
  }
  agent.destroy();
  return seen;
}

/** The language changes from one address to the next, and from one person to the next. */
function tasksOf(places, opens, turn) {
  const addresses = Object.entries(opened)
    .filter(([route]) => opens(route))
    .flatMap(([route, of]) =>
      of(places)
        .slice(0, MOST[route] ?? 1)
        .map((path) => ({ route, path })),
    );
  return addresses.map((one, index) => ({ ...one, locale: (index + turn) % 2 === 0 ? 'en' : 'ar' }));
}
