import type { PolicySite } from './csp';
import { env } from './env';

let known: PolicySite | undefined;

/** What the policies of this site speak of: its hosts and how it runs, from the environment. */
export function policySite(): PolicySite {
  if (known) return known;
  const { SOUK_MODE, SOUK_ORIGIN, PAY_ORIGIN, SANDBOX_ORIGIN, GOOGLE_CLIENT_ID, FACEBOOK_CLIENT_ID, PAYPAL_CLIENT_ID } =
    env();
  known = {
    live: SOUK_MODE === 'live',
    soukOrigin: SOUK_ORIGIN,
    payOrigin: PAY_ORIGIN,
    sandboxOrigin: SANDBOX_ORIGIN,
    signInOrigins: [
      ...(GOOGLE_CLIENT_ID ? ['https://accounts.google.com'] : []),
      ...(FACEBOOK_CLIENT_ID ? ['https://www.facebook.com'] : []),
      // In the sandbox PayPal's page is the sandbox's, which forms may end at already.
      ...(PAYPAL_CLIENT_ID && !SANDBOX_ORIGIN ? ['https://www.paypal.com', 'https://www.sandbox.paypal.com'] : []),
    ],
    development: process.env.NODE_ENV === 'development',
  };
  return known;
}
