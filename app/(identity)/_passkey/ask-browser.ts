import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';

/** What the browser gave back: an answer as JSON for a form field, or the code of what went wrong. */
export type PasskeyAnswer = { ok: true; json: string } | { ok: false; code: string };

type Ask = { purpose: 'sign-in' | 'prove' | 'add' } | { purpose: 'sign-up'; email: string; name?: string | undefined };

/** Lets the person use one of her passkeys, in the browser's own dialogue. */
export function askForPasskey(ask: Ask): Promise<PasskeyAnswer> {
  return answered(async () => JSON.stringify(await startAuthentication({ optionsJSON: await optionsFor(ask) })));
}

/** The same with options that came with the page. */
export function askWith(options: PublicKeyCredentialRequestOptionsJSON): Promise<PasskeyAnswer> {
  return answered(async () => JSON.stringify(await startAuthentication({ optionsJSON: options })));
}

/** Lets the person make a passkey, in the browser's own dialogue. */
export function makePasskey(ask: Ask): Promise<PasskeyAnswer> {
  return answered(async () => JSON.stringify(await startRegistration({ optionsJSON: await optionsFor(ask) })));
}

/**
 * Offers passkeys among the browser's suggestions for the e-mail field, and resolves when one is chosen there.
 * Null where the browser cannot do that, or when the offer ended without a choice.
 */
export async function offerInAutofill(): Promise<string | null> {
  if (!(await browserSupportsWebAuthnAutofill())) return null;
  const answer = await answered(async () =>
    JSON.stringify(
      await startAuthentication({ optionsJSON: await optionsFor({ purpose: 'sign-in' }), useBrowserAutofill: true }),
    ),
  );
  return answer.ok ? answer.json : null;
}

/** Takes the offer in the suggestions back, when its page is left. */
export function endAutofillOffer(): void {
  WebAuthnAbortService.cancelCeremony();
}

async function answered(dialogue: () => Promise<string>): Promise<PasskeyAnswer> {
  if (!browserSupportsWebAuthn()) return { ok: false, code: 'passkey_unsupported' };
  try {
    return { ok: true, json: await dialogue() };
  } catch (error) {
    if (error instanceof OptionsRefused) return { ok: false, code: error.message };
    const known = error instanceof Error && error.name === 'InvalidStateError';
    return { ok: false, code: known ? 'passkey_known' : 'passkey_canceled' };
  }
}

/** The server would not make a challenge; the message is its code. */
class OptionsRefused extends Error {}

async function optionsFor(ask: Ask) {
  const response = await fetch('/api/auth/passkey', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(ask),
  }).catch(() => null);
  const body = await response?.json().catch(() => null);
  if (!response?.ok || !body?.options) throw new OptionsRefused(body?.code ?? 'unexpected');
  return body.options;
}
