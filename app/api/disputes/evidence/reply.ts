import type { Actor } from '@/lib/identity/actor/model';
import { parseId } from '@/lib/kernel/ids';
import type { Result } from '@/lib/kernel/result';
import { orderForBuyer, orderForSeller } from '@/lib/money/orders/queries';
import { problem } from '@/lib/platform/problem';

/** How taking a file ended. */
export type Outcome = Result<string, string>;

const statusOf: Readonly<Record<string, number>> = {
  ...{ not_found: 404, dispute_over: 409, evidence_taken: 409, evidence_many: 409, evidence_full: 409 },
  ...{ file_too_big: 413, pdf_too_big: 413, not_an_image: 415, not_evidence: 415, too_many: 429, busy: 503 },
};

/** The room the form came from, without language prefix; null for everybody who is not on the side it names. */
export async function backTo(actor: Actor, form: FormData): Promise<string | null> {
  const orderId = parseId('order', form.get('orderId'));
  if (orderId === null) return null;
  if (form.get('side') === 'buyer') return (await orderForBuyer(actor, orderId)) && `/orders/${orderId}`;
  const sold = await orderForSeller(actor, orderId);
  return sold && `/studio/${sold.pageHandle}/orders/${orderId}`;
}

/** Answers a caller of either kind; a refused form goes back with its fault, its field and what was typed. */
export function reply(request: Request, form: FormData, back: string, outcome: Outcome): Response {
  const headers = { 'Cache-Control': 'no-store' };
  if (request.headers.get('accept') === 'application/json') {
    if (outcome.ok) return Response.json({ evidence: outcome.value }, { status: 201, headers });
    return problem(statusOf[outcome.code] ?? 422, outcome.code, {}, outcome.field);
  }
  const prefix = new URL(request.url).searchParams.get('lang') === 'ar' ? '/ar' : '';
  const said = outcome.ok ? { added: '1' } : { fault: outcome.code, field: outcome.field ?? '', ...typedIn(form) };
  const to = `${prefix}${back}?${new URLSearchParams(said)}#evidence`;
  return new Response(null, { status: 303, headers: { ...headers, Location: to } });
}

function typedIn(form: FormData): Record<string, string> {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 600);
  return { note: text('note'), ...(form.has('shows') && { shows: text('shows') }) };
}
