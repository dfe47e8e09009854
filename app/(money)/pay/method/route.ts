import { env } from '@/lib/platform/env';

/** What a payment request of a browser names as its method: where the manifest of the method is. Programs ask by `HEAD`. */
export function GET(): Response {
  const manifest = new URL('/pay/method/manifest', env().PAY_ORIGIN).href;
  return new Response(null, {
    headers: { Link: `<${manifest}>; rel="payment-method-manifest"`, 'Cache-Control': 'public, max-age=3600' },
  });
}
