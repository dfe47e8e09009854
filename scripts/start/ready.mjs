/** Waiting until the programs answer, and telling the person what there is to see. */
import path from 'node:path';
import { readJson } from './files.mjs';
import { waitUntil } from './processes.mjs';
import { Refusal, say, sinceStart } from './say.mjs';
import { ownAddress } from './settings.mjs';

/** A JSON answer, or undefined when nobody answers in time. */
export async function ask(url, timeoutMs = 2000) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: 'manual' });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  } catch {
    return undefined;
  }
}

/** @param {import('./settings.mjs').Settings} settings */
export async function waitForSandbox({ host, sandboxPort, folder }) {
  const url = `${ownAddress(host, sandboxPort)}/health`;
  if (await waitUntil(async () => (await ask(url)) !== undefined, 20_000)) return;
  throw new Refusal(
    `The payment sandbox does not answer on port ${sandboxPort}. The reason is in ${path.join(folder, 'logs', 'sandbox.log')}.`,
  );
}

/**
 * Until the health page says that everything runs. When only the worker or the sandbox is missing the shop is open all the
 * same, so that is told and not refused.
 * @param {import('./settings.mjs').Settings} settings
 * @returns {Promise<string>} what is missing, or ''
 */
export async function waitForHealth({ host, port, folder }, development) {
  const url = `${ownAddress(host, port)}/api/health`;
  let last;
  const well = await waitUntil(
    async () => {
      last = await ask(url, 30_000);
      return last?.status === 200 && (development || last.body?.status === 'ok');
    },
    development ? 180_000 : 60_000,
    100,
  );
  if (well && last.body.status === 'ok') return '';
  const words = last ? JSON.stringify(last.body) : 'no answer';
  if (last?.status === 200) return words;
  throw new Refusal(
    `The app does not come up on port ${port}: ${words}. The reason is in ${path.join(folder, 'logs', 'app.log')}.`,
  );
}

/** Address, sign-ins, cards. @param {import('./settings.mjs').Settings} settings */
export async function welcome(settings) {
  say('');
  say(`Souk is open: ${settings.soukOrigin}   (ready in ${sinceStart()}; Ctrl-C ends it)`);
  if (settings.mode === 'live') return;
  sayDemo(readJson(path.join(settings.folder, 'demo.json')));
  await sayCards(settings);
}

function sayDemo(demo) {
  const signIns = demo?.signIns ?? [];
  if (signIns.length === 0) return;
  say('');
  say('Sign in as');
  for (const { role, email, password } of signIns)
    say(`  ${String(role).padEnd(13)} ${String(email).padEnd(32)} ${password}`);
}

/** The plain card, one for each way a payment can end, and the PayPal accounts; the sandbox lists them all. */
async function sayCards({ host, sandboxPort, sandboxOrigin }) {
  const answer = await ask(`${ownAddress(host, sandboxPort)}/test-cards`);
  const { data: cards = [], wallets = [] } = answer?.body ?? {};
  if (cards.length === 0) return;
  // One of each that does something of its own: what only differs in brand or country is on the sandbox's list.
  const [plain] = cards;
  const ways = new Map(cards.filter(({ kind }) => kind !== 'succeeds').map((card) => [card.does, card]));
  say('');
  say(`Test cards (any future date, any three digits; all of them, and bank accounts: ${sandboxOrigin}/test-cards)`);
  for (const { number, does } of [plain, ...ways.values()]) say(`  ${number.padEnd(22)} ${does}`);
  say('');
  say('PayPal accounts of the sandbox (no password)');
  for (const { email, does } of wallets) say(`  ${email.padEnd(22)} ${does}`);
}
