import { aPerson } from '@/db/testing/a-person';
import { request } from '@/db/testing/browser-request';
import type { PersonActor } from '@/lib/identity/actor/model';
import { cookieName } from '@/lib/platform/cookies';
import { sealSession } from '@/lib/platform/session-cookie';

/** Somebody new whose session the request of `browser-request.ts` carries. */
export async function signIn(part: Parameters<typeof aPerson>[0] = {}): Promise<PersonActor> {
  const person = await aPerson(part);
  request.cookies.set(cookieName('session'), await sealSession(person.sessionId));
  return person;
}
