import type { Context } from '../core/context';
import type { PageRequest, Reply } from '../core/server';
import { approvePage } from '../paypal/approve-page';
import { bankFieldsPage, confirmBankFields } from './bank-fields';
import { challengePage } from './challenge';
import { confirmFields, fieldsDonePage, fieldsPage } from './fields';
import { fontFile } from './fonts';
import { onboardingPage } from './onboarding';
import { setupPage } from './setup';
import { json } from './shell';
import { testCardList } from './test-card-list';

/** Pages people see and the two small public lists. Anything unknown is 404. */
export async function showPage(context: Context, request: PageRequest): Promise<Reply> {
  const { method, url } = request;
  const path = url.pathname;
  const reads = method === 'GET' || method === 'HEAD';
  if (path === '/favicon.ico') return { status: 204, headers: {}, body: '' };
  if (path === '/health' && reads) return health(context);
  if (path === '/test-cards' && reads) return testCardList(request);
  if (path.startsWith('/fonts/') && reads) return fontFile(path.slice('/fonts/'.length));
  if (path === '/fields' && reads) return fieldsPage(context, request);
  if (path === '/fields/confirm' && method === 'POST')
    return sameOriginOnly(context, request) ?? confirmFields(context, request);
  if (path === '/bank-fields' && reads) return bankFieldsPage(context, request);
  if (path === '/bank-fields/confirm' && method === 'POST')
    return sameOriginOnly(context, request) ?? confirmBankFields(context, request);
  if (path === '/fields/done' && reads) return fieldsDonePage(context, request);
  const [, first, id, more] = path.split('/');
  if (first === 'paypal' && id === 'approve' && more !== undefined && (reads || method === 'POST'))
    return approvePage(context, request, more);
  if (more === undefined && id !== undefined && (reads || method === 'POST')) {
    if (first === 'setup') return setupPage(context, request, id);
    if (first === 'onboarding') return onboardingPage(context, request, id);
    if (first === '3ds') return challengePage(context, request, id);
  }
  return json(404, { error: { type: 'invalid_request_error', message: `Nothing here: ${method} ${path}` } });
}

async function health(context: Context): Promise<Reply> {
  try {
    await context.database`select 1`;
    return json(200, { status: 'ok' });
  } catch {
    return json(503, { status: 'database unreachable' });
  }
}

/** The frame's own page calls this, and nothing else: another site's script is turned away. */
function sameOriginOnly(context: Context, request: PageRequest): Reply | undefined {
  return request.headers.origin === context.origin ? undefined : json(403, { error: { message: 'Wrong origin.' } });
}
