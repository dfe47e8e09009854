'use server';

import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { localeHref } from '@/lib/platform/i18n';
import { StopDigest } from '@/lib/social/digest/schema';
import { stopDigest } from '@/lib/social/digest/stop-digest';

/** Switches off the digest of whoever the link was sent to. */
export const sendStop = formAction(StopDigest, 'anyone', async (actor, input) => {
  const result = await stopDigest(actor, input);
  return result.ok ? redirect(localeHref(actor.locale, '/unsubscribe/stopped')) : result;
});
