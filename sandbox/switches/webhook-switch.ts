import type { Context } from '../core/context';
import type { Reply } from '../core/server';
import { HEALTHY, type WebhookMode } from '../core/webhook-mode';
import { json } from '../pages/shell';
import { isCount, parsedObject } from './read-json';

/** What each switch may be set to. */
const MAY_BE: { [Name in keyof WebhookMode]: { is: (value: unknown) => boolean; text: string } } = {
  on: { is: (value) => typeof value === 'boolean', text: 'true or false' },
  copies: { is: (value) => isCount(value) && value <= 100, text: '1 to 100' },
  reorder: { is: (value) => typeof value === 'boolean', text: 'true or false' },
  delay_ms: { is: (value) => value === 0 || isCount(value), text: 'milliseconds' },
  when: { is: (value) => value === 'before' || value === 'after', text: '"before" or "after"' },
  lose: { is: (value) => value === 0 || isCount(value), text: 'how many' },
  types: { is: isTypes, text: 'a list of event types, or null' },
};

function isTypes(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.every((type) => typeof type === 'string'));
}

/** Sets what is named and leaves the rest. */
export async function setWebhooks(context: Context, body: string): Promise<Reply> {
  const given = parsedObject(body);
  if (given === undefined) return json(400, { error: { message: 'Send a JSON object.' } });
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(MAY_BE, name) ? MAY_BE[name as keyof WebhookMode] : undefined;
    if (rule === undefined) return json(400, { error: { message: `Unknown field: ${name}.` } });
    if (!rule.is(value)) return json(400, { error: { message: `${name} must be ${rule.text}.` } });
  }
  Object.assign(context.webhooks.mode, given);
  context.webhooks.nudge();
  return json(200, await webhookState(context));
}

/** Back to how events are told when nothing is wrong. */
export async function healWebhooks(context: Context): Promise<Reply> {
  Object.assign(context.webhooks.mode, HEALTHY);
  context.webhooks.nudge();
  return json(200, await webhookState(context));
}

/** The switches, and how many events wait, arrived and were given up. */
export async function webhookState(context: Context) {
  const [row] = await context.database<{ waiting: number; delivered: number; given_up: number }[]>`
    select count(*) filter (where delivered_at is null and given_up_at is null)::int as waiting,
      count(delivered_at)::int as delivered, count(given_up_at)::int as given_up from sandbox.delivery`;
  return { ...context.webhooks.mode, ...row };
}
