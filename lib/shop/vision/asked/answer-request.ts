import 'server-only';
import type { Actor } from '@/lib/identity/actor/model';
import type { Money } from '@/lib/kernel/money';
import { isErrorCode, translator } from '@/lib/platform/i18n';
import { problem } from '@/lib/platform/problem';
import { readForm } from '@/lib/platform/read-form';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import type { PictureFindings, PictureMatch } from '@/lib/shop/vision/model';
import { readPictureSearch } from '@/lib/shop/vision/schema';
import { maySearch } from './may-search';
import { misreadField } from './misread-field';

const statusOf: Readonly<Record<string, number>> = {
  ...{ picture_heavy: 413, picture_kind: 415, picture_heic: 415, not_a_picture: 415, not_found: 404 },
  ...{ too_many: 429, busy: 503, eyes_failed: 503, invalid: 400 },
};

/** The HTTP status of a refusal of a search by picture. */
export function statusOfRefusal(code: string): number {
  return statusOf[code] ?? 422;
}

/** Seconds after which it is worth asking again. */
const retryAfter: Readonly<Record<string, string>> = { busy: '2', eyes_failed: '5', too_many: '60' };

/**
 * Answers a request that finds products by a picture (`readPictureSearch` says in which form): `PictureFindings` as JSON, amounts as
 * text, or a problem whose `detail` says in the language of `?lang=` what to do, with `Retry-After` where waiting helps. `network` is
 * where it came from, for the limit; both limits are asked before anything of the body is read.
 */
export async function answerPictureRequest(actor: Actor, network: string, request: Request): Promise<Response> {
  const t = translator(new URL(request.url).searchParams.get('lang') === 'ar' ? 'ar' : 'en');
  const refused = (code: string, field?: string) => {
    const wait = retryAfter[code];
    const headers: Record<string, string> = wait === undefined ? {} : { 'Retry-After': wait };
    return problem(statusOfRefusal(code), code, headers, field, isErrorCode(code) ? t(`errors.${code}`) : undefined);
  };
  if (!(await maySearch(actor, network))) return refused('too_many');
  const form = await readForm(request);
  if (form === null) return refused('invalid');
  const misread = misreadField(form);
  if (misread !== null) return refused('invalid', misread);
  const search = await readPictureSearch(form);
  if (!search.ok) return refused(search.code, search.field);
  const found = await findByPicture(actor, search.value);
  if (!found.ok) return refused(found.code);
  return Response.json(findingsJson(found.value), { headers: { 'Cache-Control': 'no-store' } });
}

/** Findings as JSON can say them: amounts in minor units as text, because numbers there are no integers of this size. */
function findingsJson({ items, ...rest }: PictureFindings) {
  return { ...rest, items: items.map(matchJson) };
}

function matchJson({ price, ...rest }: PictureMatch) {
  return { ...rest, price: { from: moneyJson(price.from), to: moneyJson(price.to) } };
}

function moneyJson({ amount, currency }: Money) {
  return { amount: amount.toString(), currency };
}
