import { listCharges } from './charge-list';
import { showConsole } from './console/routes';
import type { Context } from './core/context';
import { FAULT_ACTIONS } from './core/faults';
import type { PageRequest, Reply } from './core/server';
import { json } from './pages/shell';
import { advanceClock, clockState } from './switches/clock-switch';
import { addFault } from './switches/fault-switch';
import { healWebhooks, setWebhooks, webhookState } from './switches/webhook-switch';

/** The switches and the list of what was done. Answers undefined for paths that are not its own. */
export async function manage(
  context: Context,
  request: PageRequest,
  from: string | undefined,
): Promise<Reply | undefined> {
  const path = request.url.pathname;
  const console = path === '/' || path.startsWith('/console/');
  if (!console && !path.startsWith('/_sandbox')) return undefined;
  if (!mayManage(context, request, from)) return json(403, { error: { message: 'Only from this machine.' } });
  const route = `${request.method} ${path}`;
  if (console) return (await showConsole(context, request)) ?? nothing(route);
  if (route === 'GET /_sandbox/charges')
    return json(200, await listCharges(context.database, request.url.searchParams));
  if (route === 'GET /_sandbox/faults') return json(200, { data: context.faults.list(), actions: FAULT_ACTIONS });
  if (route === 'POST /_sandbox/faults') return addFault(context, request.body);
  if (route === 'DELETE /_sandbox/faults') return json(200, { removed: context.faults.clear() });
  if (route === 'GET /_sandbox/webhooks') return json(200, await webhookState(context));
  if (route === 'POST /_sandbox/webhooks') return setWebhooks(context, request.body);
  if (route === 'DELETE /_sandbox/webhooks') return healWebhooks(context);
  if (route === 'GET /_sandbox/clock') return json(200, await clockState(context));
  if (route === 'POST /_sandbox/clock') return advanceClock(context, request.body);
  return nothing(route);
}

function nothing(route: string): Reply {
  return json(404, { error: { message: `Nothing here: ${route}` } });
}

/** From this machine, and not from a web page that happens to be open on it. */
function mayManage(context: Context, request: PageRequest, from: string | undefined): boolean {
  const local = from === '127.0.0.1' || from === '::1' || from === '::ffff:127.0.0.1';
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  const origin = request.headers.origin;
  const named =
    host === 'localhost' || host === '127.0.0.1' || host === '[::1]' || host === new URL(context.origin).hostname;
  // The console's own forms, by whichever of this machine's names it was opened.
  const own = origin === context.origin || origin === `http://${request.headers.host}`;
  return local && named && (origin === undefined || own);
}
