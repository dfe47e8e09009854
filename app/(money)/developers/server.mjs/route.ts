import { ReadyPair, readyServer } from '@/lib/money/button/ready-server';
import { env } from '@/lib/platform/env';
import { problem } from '@/lib/platform/problem';

/** The plain merchant as a file with the pair in it that was sent along. Nothing is kept of it. */
export async function POST(request: Request): Promise<Response> {
  const pair = ReadyPair.safeParse(Object.fromEntries(await request.formData()));
  if (!pair.success) return problem(422, 'invalid');
  return new Response(readyServer(env().PAY_ORIGIN, pair.data), {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Content-Disposition': 'attachment; filename="server.mjs"',
      'Cache-Control': 'no-store',
    },
  });
}
