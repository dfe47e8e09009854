import { notFound, redirect } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { isOperator } from '@/lib/identity/actor/model';
import { findOrders } from '@/lib/money/flow/find-orders';
import { requirePerson } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';

/** Leads to the order whose number, id or address was typed; back with what was typed when it is none, or more than one. */
export async function GET(request: NextRequest): Promise<never> {
  const [actor, { href }] = await Promise.all([requirePerson('/operator/search'), requestI18n()]);
  if (!isOperator(actor, ['support', 'money'])) notFound();
  const typed = (request.nextUrl.searchParams.get('order') ?? '').slice(0, 300);
  const [found, ...more] = await findOrders(actor, typed);
  const isOne = found !== undefined && more.length === 0;
  redirect(href(isOne ? `/operator/orders/${found}` : `/operator/search?order=${encodeURIComponent(typed)}`));
}
