import type { NextRequest } from 'next/server';
import NextAuth from 'next-auth';
import { logBug } from '@/lib/platform/log';
import { authOptions } from '@/lib/platform/next-auth';

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own routes; a body it cannot read is the sender's fault, not ours. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  try {
    return await NextAuth(authOptions())(request, context);
  } catch (error) {
    const unreadable = error instanceof SyntaxError;
    const status = unreadable ? 400 : 500;
    const reference = unreadable ? undefined : logBug('next_auth_failed', error);
    const problem = { type: 'about:blank', title: unreadable ? 'bad request' : 'unexpected', status, reference };
    return Response.json(problem, { status, headers: { 'Content-Type': 'application/problem+json' } });
  }
}

export { handle as GET, handle as POST };
