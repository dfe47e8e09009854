import { readHealth } from '@/lib/platform/health';

export const dynamic = 'force-dynamic';

/** For load balancers and the launcher: 200 while pages can be served, 503 without a database. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  const status = health.status === 'down' ? 503 : 200;
  return Response.json(health, { status, headers: { 'cache-control': 'no-store' } });
}
