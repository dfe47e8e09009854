import { env } from '@/lib/platform/env';

/** The payment method: only our own application handles it. */
export function GET(): Response {
  const { PAY_ORIGIN } = env();
  const manifest = {
    default_applications: [new URL('/pay/app.webmanifest', PAY_ORIGIN).href],
    supported_origins: [PAY_ORIGIN],
  };
  return Response.json(manifest, {
    headers: { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'public, max-age=3600' },
  });
}
