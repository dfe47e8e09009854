import { invalidRequest } from './errors';
import { publicView, type Store } from './store';
import { isRecord, type Json, type Resource } from './values';

/** Which object stands behind an id, told by its prefix. */
const KINDS: Record<string, string> = {
  cus: 'customer',
  pm: 'payment_method',
  pi: 'payment_intent',
  seti: 'setup_intent',
  ch: 'charge',
  py: 'charge',
  re: 'refund',
  txn: 'balance_transaction',
  du: 'dispute',
  po: 'payout',
  tr: 'transfer',
  trr: 'transfer_reversal',
};

/** Names that never hold a whole object, although their value looks like an id. */
const NEVER = new Set(['id', 'client_secret', 'payment_method_id']);

const DEPTH_MAX = 4;

/** Replaces ids by their objects along paths such as `latest_charge.balance_transaction` or `data.customer`. */
export async function expandAll(store: Store, body: Json, paths: string[]): Promise<void> {
  for (const path of paths) {
    const steps = path.split('.');
    if (steps.length > DEPTH_MAX) throw invalidRequest(`You cannot expand more than ${DEPTH_MAX} levels: ${path}`);
    await expandAt(store, body, steps, path);
  }
}

async function expandAt(store: Store, place: Json, steps: string[], path: string): Promise<void> {
  const [step, ...rest] = steps;
  if (step === undefined || place === null) return;
  if (Array.isArray(place)) {
    for (const item of place) await expandAt(store, item, steps, path);
    return;
  }
  if (!isRecord(place) || !(step in place)) {
    throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand[0]' });
  }
  const value = place[step];
  if (typeof value === 'string') place[step] = await load(store, step, value, path);
  await expandAt(store, place[step] ?? null, rest, path);
}

async function load(store: Store, step: string, id: string, path: string): Promise<Json> {
  const kind = KINDS[id.split('_')[0] ?? ''];
  if (kind === undefined || NEVER.has(step)) {
    throw invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand[0]' });
  }
  const found = await store.find<Resource>(kind, id);
  return found === undefined ? id : publicView(found);
}
