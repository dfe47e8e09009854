import 'server-only';
import type { AuthOptions, CookiesOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import Facebook from 'next-auth/providers/facebook';
import Google from 'next-auth/providers/google';
import type { Provider, ProviderProfile } from '@/lib/identity/external/model';
import { signInWithProvider } from '@/lib/identity/external/sign-in-with-provider';
import { PasskeySignIn } from '@/lib/identity/passkeys/schema';
import { signInWithPasskey } from '@/lib/identity/passkeys/sign-in-with-passkey';
import { SignIn } from '@/lib/identity/passwords/schema';
import { signIn } from '@/lib/identity/passwords/sign-in';
import { findActor } from '@/lib/identity/sessions/queries';
import { signOut } from '@/lib/identity/sessions/sign-out';
import { parseId } from '@/lib/kernel/ids';
import { currentActor } from './auth';
import { cookieName, cookieOptions } from './cookies';
import { env } from './env';
import { logWarn } from './log';
import { safeNext } from './safe-next';
import { sessionCookieSeconds } from './session-cookie';
import { visitOfRequest } from './visit';

declare module 'next-auth' {
  interface User {
    /** The session made for this sign-in. */
    sid?: string;
  }
}

/** Whether sign-in with a provider is offered here: both of its keys are set. */
export function isProviderOffered(provider: Provider): boolean {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, FACEBOOK_CLIENT_ID, FACEBOOK_CLIENT_SECRET } = env();
  if (provider === 'google') return Boolean(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET);
  return Boolean(FACEBOOK_CLIENT_ID && FACEBOOK_CLIENT_SECRET);
}

/**
 * next-auth, told to keep to our rules: its token carries a session's id and nothing else, every way in runs the
 * same verb as our own forms, and a provider's account is linked by `signInWithProvider` alone.
 */
export function authOptions(): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionCookieSeconds },
    cookies: authCookies(),
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [passwordProvider, passkeyProvider, ...outsideProviders()],
    callbacks: {
      signIn: ({ user, account, profile }) => letIn(user, account?.provider ?? '', profile),
      jwt: ({ token, user }) => ({ sid: user?.sid ?? token.sid }),
      session: async ({ session, token }) => {
        const id = parseId('session', token.sid);
        return { expires: id !== null && (await findActor(id, null)) ? session.expires : '' };
      },
      redirect: ({ url }) => env().SOUK_ORIGIN + safeNext(url.replace(env().SOUK_ORIGIN, '') || '/'),
    },
    events: { signOut: ({ token }) => endSession(token?.sid) },
    logger: {
      error: (code) => logWarn('next_auth.error', { code }),
      warn: (code) => logWarn('next_auth.warn', { code }),
      debug: () => undefined,
    },
  };
}

const passwordProvider = Credentials({
  id: 'password',
  credentials: { email: { type: 'email' }, password: { type: 'password' } },
  async authorize(typed) {
    const input = SignIn.safeParse({ email: typed?.email, password: typed?.password });
    if (!input.success) return null;
    const result = await signIn(await currentActor(), input.data, await visitOfRequest());
    return result.ok ? { id: result.value.personId, sid: result.value.sessionId } : null;
  },
});

const passkeyProvider = Credentials({
  id: 'passkey',
  credentials: { assertion: {} },
  async authorize(typed) {
    const input = PasskeySignIn.safeParse({ assertion: typed?.assertion });
    if (!input.success) return null;
    const result = await signInWithPasskey(await currentActor(), input.data, await visitOfRequest());
    return result.ok ? { id: result.value.personId, sid: result.value.sessionId } : null;
  },
});

function outsideProviders(): AuthOptions['providers'] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, FACEBOOK_CLIENT_ID, FACEBOOK_CLIENT_SECRET } = env();
  const offered: AuthOptions['providers'] = [];
  if (GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET) {
    offered.push(Google({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET }));
  }
  if (FACEBOOK_CLIENT_ID && FACEBOOK_CLIENT_SECRET) {
    offered.push(Facebook({ clientId: FACEBOOK_CLIENT_ID, clientSecret: FACEBOOK_CLIENT_SECRET }));
  }
  return offered;
}

type OutsideUser = { id: string; sid?: string; name?: string | null; email?: string | null };

/** Credentials have made their session already; a provider's account makes it here, or is sent back with the reason. */
async function letIn(user: OutsideUser, provider: string, raw: object | undefined): Promise<boolean | string> {
  if (provider !== 'google' && provider !== 'facebook') return user.sid !== undefined;
  const told: ProviderProfile = {
    provider,
    subject: user.id,
    email: user.email ?? null,
    // Google says whether it has verified the address; Facebook does not, so there it counts as not verified.
    emailVerified: provider === 'google' && raw !== undefined && Reflect.get(raw, 'email_verified') === true,
    name: user.name ?? '',
  };
  const result = await signInWithProvider(await currentActor(), told, await visitOfRequest());
  if (!result.ok) return `${env().SOUK_ORIGIN}/sign-in?error=${result.code}`;
  // next-auth hands this same object to the jwt callback.
  user.sid = result.value.sessionId;
  return true;
}

async function endSession(sid: unknown): Promise<void> {
  const id = parseId('session', sid);
  const actor = id === null ? null : await findActor(id, null);
  if (actor !== null) await signOut(actor);
}

function authCookies(): CookiesOptions {
  const cookie = (noun: Parameters<typeof cookieName>[0], seconds: number) => ({
    name: cookieName(noun),
    options: cookieOptions(seconds),
  });
  const quarter = 15 * 60;
  return {
    sessionToken: cookie('session', sessionCookieSeconds),
    callbackUrl: cookie('callback', quarter),
    csrfToken: cookie('csrf', quarter),
    pkceCodeVerifier: cookie('pkce', quarter),
    state: cookie('state', quarter),
    nonce: cookie('nonce', quarter),
  };
}
