import { notFound, redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';

/** Leads to the order whose id, or whose address, was pasted. */
export async function GET(request: NextRequest): Promise<never> {
  const [actor, { href }] = await Promise.all([requirePerson('/operator'), requestI18n()]);
  if (!actor.operator) notFound();
  const id = /ord_[0-9a-z]{26}/.exec(request.nextUrl.searchParams.get('order') ?? '')?.[0];
  redirect(href(id ? `/operator/orders/${id}` : '/operator?order=unknown'));
}
