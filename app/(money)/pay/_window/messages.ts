import { askMax } from '@/lib/money/button/read-ask';

/** The messages between a page of a merchant and our window; `public/pay/v1.js` speaks the same words, and `public/pay/handler.js`, which says `asked`. */
export const namespace = 'souk-pay';

/** What a message may be. */
export type PayMessage =
  | { ns: typeof namespace; v: 1; type: 'ready'; n: string }
  | { ns: typeof namespace; v: 1; type: 'init'; n: string; client_token: string; challenge: string }
  | { ns: typeof namespace; v: 1; type: 'buy'; n: string; ask: string }
  | { ns: typeof namespace; v: 1; type: 'completed'; n: string; order: string }
  | { ns: typeof namespace; v: 1; type: 'asked'; n: string; client_token: string; challenge: string; origin: string }
  | { ns: typeof namespace; v: 1; type: 'approved'; n: string; order: string; approval_code: string }
  | { ns: typeof namespace; v: 1; type: 'canceled'; n: string }
  | { ns: typeof namespace; v: 1; type: 'frame_ask' | 'frame_here' | 'kept' | 'not_kept'; n: string }
  | { ns: typeof namespace; v: 1; type: 'grant'; n: string; grant: string }
  | { ns: typeof namespace; v: 1; type: 'problem'; n: string; code: string };

/** The fields of each message besides the three that all have; one with any other field is refused. */
const fields = {
  ready: [],
  init: ['client_token', 'challenge'],
  /** From a page without a server: what its button names, as the query of an address. */
  buy: ['ask'],
  completed: ['order'],
  asked: ['client_token', 'challenge', 'origin'],
  approved: ['order', 'approval_code'],
  canceled: [],
  frame_ask: [],
  frame_here: [],
  grant: ['grant'],
  kept: [],
  not_kept: [],
  problem: ['code'],
} as const satisfies Record<PayMessage['type'], readonly string[]>;

/** A message that has exactly the form of its type, whoever sent it; null for everything else. */
export function readMessage(data: unknown): PayMessage | null {
  if (typeof data !== 'object' || data === null) return null;
  const said = data as Record<string, unknown>;
  if (said.ns !== namespace || said.v !== 1 || typeof said.type !== 'string' || !(said.type in fields)) return null;
  const names = ['ns', 'v', 'type', 'n', ...fields[said.type as PayMessage['type']]];
  const isWhole = Object.keys(said).length === names.length && names.every((name) => name in said);
  const isText = names.every(
    (name) => name === 'v' || (typeof said[name] === 'string' && said[name].length <= (name === 'ask' ? askMax : 200)),
  );
  return isWhole && isText ? (data as PayMessage) : null;
}
