import { chargesPage, listCharges } from './charge-list';
import type { Context } from './core/context';
import { FAULT_ACTIONS, isFaultAction } from './core/faults';
import type { PageRequest, Reply } from './core/server';
import { isRecord } from './core/values';
import { json } from './pages/shell';

/** The switches and the list of what was done. Answers undefined for paths that are not its own. */
export async function manage(
  context: Context,
  request: PageRequest,
  from: string | undefined,
): Promise<Reply | undefined> {
  const path = request.url.pathname;
  if (path !== '/' && !path.startsWith('/_sandbox')) return undefined;
  if (!mayManage(context, request, from)) return json(403, { error: { message: 'Only from this machine.' } });
  const route = `${request.method} ${path}`;
  if (route === 'GET /') return chargesPage(context, request);
  if (route === 'GET /_sandbox/charges')
    return json(200, await listCharges(context.database, request.url.searchParams));
  if (route === 'GET /_sandbox/faults') return json(200, { data: context.faults.list(), actions: FAULT_ACTIONS });
  if (route === 'POST /_sandbox/faults') return addFault(context, request.body);
  if (route === 'DELETE /_sandbox/faults') return json(200, { removed: context.faults.clear() });
  if (route === 'GET /_sandbox/webhooks') return json(200, await webhookState(context));
  if (route === 'POST /_sandbox/webhooks') return setWebhooks(context, request.body);
  return json(404, { error: { message: `Nothing here: ${route}` } });
}

/** From this machine, and not from a web page that happens to be open on it. */
function mayManage(context: Context, request: PageRequest, from: string | undefined): boolean {
  const local = from === '127.0.0.1' || from === '::1' || from === '::ffff:127.0.0.1';
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const origin = request.headers.origin;
  const named =
    host === 'localhost' || host === '127.0.0.1' || host === '[::1]' || host === new URL(context.origin).hostname;
  return local && named && (origin === undefined || origin === context.origin);
}

function addFault(context: Context, body: string): Reply {
  const given = parsed(body);
  const problem = faultProblem(given);
  if (given === undefined || problem !== undefined)
    return json(400, { error: { message: problem ?? 'Send a JSON object.' } });
  const match = isRecord(given.match) ? given.match : {};
  const { action, ms, times } = given;
  if (!isFaultAction(action)) return json(400, { error: { message: 'Unknown action.' } });
  const fault = context.faults.add({
    match: {
      ...(typeof match.method === 'string' ? { method: match.method } : {}),
      ...(typeof match.path === 'string' ? { path: match.path } : {}),
      ...(typeof match.body === 'string' ? { body: match.body } : {}),
    },
    action,
    ms: typeof ms === 'number' ? ms : 1000,
    times: typeof times === 'number' ? times : times === null ? null : 1,
  });
  return json(201, fault);
}

function faultProblem(given: Record<string, unknown> | undefined): string | undefined {
  if (given === undefined) return 'Send a JSON object.';
  const unknown = Object.keys(given).find((key) => !['match', 'action', 'ms', 'times'].includes(key));
  if (unknown !== undefined) return `Unknown field: ${unknown}.`;
  if (!isFaultAction(given.action)) return `action must be one of ${Object.keys(FAULT_ACTIONS).join(', ')}.`;
  if (given.times !== undefined && given.times !== null && !isCount(given.times))
    return 'times must be a whole number of 1 or more, or null.';
  if (given.ms !== undefined && !isCount(given.ms)) return 'ms must be a whole number of 1 or more.';
  return undefined;
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 10_000_000;
}

function setWebhooks(context: Context, body: string): Promise<Reply> | Reply {
  const given = parsed(body);
  if (given === undefined) return json(400, { error: { message: 'Send a JSON object.' } });
  const { mode } = context.webhooks;
  if (typeof given.on === 'boolean') mode.on = given.on;
  if (typeof given.reorder === 'boolean') mode.reorder = given.reorder;
  if (isCount(given.copies)) mode.copies = Math.min(Number(given.copies), 100);
  context.webhooks.nudge();
  return webhookState(context).then((state) => json(200, state));
}

async function webhookState(context: Context) {
  const [row] = await context.database<{ waiting: number; delivered: number; given_up: number }[]>`
    select count(*) filter (where delivered_at is null and given_up_at is null)::int as waiting,
      count(delivered_at)::int as delivered, count(given_up_at)::int as given_up from sandbox.delivery`;
  return { ...context.webhooks.mode, ...row };
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
