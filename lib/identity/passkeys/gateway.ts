import 'server-only';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { env } from '@/lib/platform/env';
import { newToken } from '@/lib/platform/tokens';
import { challengeSeconds, relyingParty } from './model';
import type { AssertionAnswer, RegistrationAnswer } from './schema';

/** What a browser needs to make a passkey. */
export type RegistrationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;
/** What a browser needs to use one. */
export type AssertionOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;

/** A credential as the library and the database both understand it. */
export type Credential = {
  id: string;
  publicKey: Uint8Array;
  counter: number;
  transports: string[];
  backedUp: boolean;
};

/** A guest keeps her wallet on the payment host, everybody signs in on the site. */
const ownOrigins = () => [env().SOUK_ORIGIN, env().PAY_ORIGIN];

const timeout = challengeSeconds * 1_000;

/** Options to make a passkey that can sign in by itself; `exclude` names credentials this person already has. */
export function registrationOptions(input: {
  userId: Uint8Array;
  email: string;
  name: string;
  exclude: readonly string[];
}): Promise<RegistrationOptions> {
  return generateRegistrationOptions({
    rpName: 'Souk',
    rpID: relyingParty(env().SOUK_ORIGIN),
    userID: Uint8Array.from(input.userId),
    userName: input.email,
    userDisplayName: input.name,
    challenge: Uint8Array.from(Buffer.from(newToken(), 'base64url')),
    timeout,
    attestationType: 'none',
    excludeCredentials: input.exclude.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** Options to use a passkey; with no `allow` the browser offers whatever it has for this site. */
export function assertionOptions(allow: readonly string[]): Promise<AssertionOptions> {
  return boundAssertionOptions(allow, Buffer.from(newToken(), 'base64url'));
}

/** The same over a challenge that the caller has chosen. */
export function boundAssertionOptions(allow: readonly string[], challenge: Uint8Array): Promise<AssertionOptions> {
  return generateAuthenticationOptions({
    rpID: relyingParty(env().SOUK_ORIGIN),
    challenge: Uint8Array.from(challenge),
    timeout,
    userVerification: 'required',
    ...(allow.length === 0 ? {} : { allowCredentials: allow.map((id) => ({ id })) }),
  });
}

/** The credential a registration makes, when origin, site, challenge and the device's check of the person are right; else null. */
export async function verifyRegistration(answer: RegistrationAnswer, challenge: string): Promise<Credential | null> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: ownOrigins(),
      expectedRPID: relyingParty(env().SOUK_ORIGIN),
      requireUserVerification: true,
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    const transports = answer.response.transports ?? [];
    return { id, publicKey, counter, transports, backedUp: registrationInfo.credentialBackedUp };
  } catch {
    // The library throws for every answer it does not accept; which of its reasons it was is nobody's business.
    return null;
  }
}

/** The credential's next counter when the assertion is right in every point, else null. */
export async function verifyAssertion(
  answer: AssertionAnswer,
  challenge: string,
  credential: Pick<Credential, 'id' | 'publicKey' | 'counter'>,
): Promise<{ counter: number; backedUp: boolean } | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...answer, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: ownOrigins(),
      expectedRPID: relyingParty(env().SOUK_ORIGIN),
      credential: { ...credential, publicKey: Uint8Array.from(credential.publicKey) },
      requireUserVerification: true,
    });
    if (!verified || !authenticationInfo.userVerified) return null;
    return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
  } catch {
    return null;
  }
}
