import type { NextRequest } from 'next/server';
import { nameFromEmail } from '@/lib/identity/accounts/model';
import type { Actor } from '@/lib/identity/actor/model';
import { offerAddition, offerProof, offerSignIn, offerSignUp } from '@/lib/identity/passkeys/offer-passkey';
import { PasskeyAsk } from '@/lib/identity/passkeys/schema';
import { refuse } from '@/lib/kernel/result';
import { currentActor } from '@/lib/platform/auth';
import { networkOfRequest } from '@/lib/platform/visit';

/** Options and a fresh challenge for the browser's passkey dialogue. Answers `{ options }`, or `{ code }` with 400, 401 or 429. */
export async function POST(request: NextRequest): Promise<Response> {
  const asked = PasskeyAsk.safeParse(await request.json().catch(() => null));
  if (!asked.success) return answer({ code: 'invalid' }, 400);
  const offer = await makeOffer(await currentActor(), asked.data);
  if (offer.ok) return answer({ options: offer.value }, 200);
  return answer({ code: offer.code }, offer.code === 'sign_in' ? 401 : 429);
}

async function makeOffer(actor: Actor, asked: PasskeyAsk) {
  if (asked.purpose === 'sign-in') return offerSignIn(actor, await networkOfRequest());
  if (asked.purpose === 'sign-up') {
    const { email, name } = asked;
    return offerSignUp(actor, { email, name: name || nameFromEmail(email) }, await networkOfRequest());
  }
  if (actor.kind !== 'person') return refuse('sign_in');
  return asked.purpose === 'prove' ? offerProof(actor) : offerAddition(actor);
}

function answer(body: object, status: number): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
}
