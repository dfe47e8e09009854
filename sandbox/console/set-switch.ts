import type { Context } from '../core/context';
import type { PageRequest, Reply } from '../core/server';
import { redirect } from '../pages/shell';
import { advanceClock } from '../switches/clock-switch';
import { addFault } from '../switches/fault-switch';
import { healWebhooks, setWebhooks } from '../switches/webhook-switch';
import { addressOf, viewOf } from './frame';

/** A form of the console, made into what the switch of that name takes. A mistake in it is answered as the switch does. */
export async function setSwitch(context: Context, request: PageRequest, name: string): Promise<Reply> {
  const form = Object.fromEntries(new URLSearchParams(request.body));
  const reply = await apply(context, name, form);
  return reply !== undefined && reply.status >= 400 ? reply : redirect(addressOf(viewOf(context, request), 'switches'));
}

async function apply(context: Context, name: string, form: Record<string, string>): Promise<Reply | undefined> {
  const send = (body: object) => JSON.stringify(body);
  if (name === 'clock') return advanceClock(context, send({ advance_days: Number(form.advance_days) }));
  if (name === 'heal') {
    context.faults.clear();
    return healWebhooks(context);
  }
  if (name === 'faults') {
    const { path = '', action } = form;
    return addFault(context, send({ match: path === '' ? {} : { path }, action, times: Number(form.times) }));
  }
  const { on, reorder, when, copies, delay_ms, lose } = form;
  const numbers = { copies: Number(copies), delay_ms: Number(delay_ms), lose: Number(lose) };
  return name === 'webhooks'
    ? setWebhooks(context, send({ on: on === 'true', reorder: reorder === 'true', when, ...numbers }))
    : undefined;
}
