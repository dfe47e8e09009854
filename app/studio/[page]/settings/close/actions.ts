'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { closePage } from '@/lib/money/closing/close-page';
import { ClosePage } from '@/lib/money/closing/schema';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { owner } from '../../../owner';

/** Closes the page for good. Refused for an order that came meanwhile, the screen shows it. */
export const closeThePage = formAction(ClosePage, owner, async (actor, input): ReturnType<typeof closePage> => {
  const closed = await closePage(actor, input);
  if (closed.ok) redirect((await requestI18n()).href('/studio?closed'));
  if (closed.code === 'orders_open') refresh();
  return closed;
});
