'use server';

import { z } from 'zod';
import { ok } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { idField } from '@/lib/platform/id-field';
import { allow } from '@/lib/platform/rate-limit';
import { markOnce } from '@/lib/platform/seen-once';
import { isToken } from '@/lib/platform/tokens';
import { networkOfRequest } from '@/lib/platform/visit';
import { openShare } from '@/lib/social/sharing/open-share';

const OpenedForm = z.union([
  z.strictObject({ share: idField('share') }),
  z.strictObject({ token: z.string().refine(isToken, 'not_found') }),
]);

/** Counts that a share was opened; whether a browser has said so before stands in a cookie of its own, and nowhere here. */
export const sendOpened = formAction(OpenedForm, 'anyone', async (actor, input) => {
  const [share, token] = 'share' in input ? [input.share, null] : [null, input.token];
  const firstHere = await markOnce(`opened_${share ?? token}`);
  if (firstHere && !(await allow('share-opened-network', await networkOfRequest()))) return ok(null);
  await openShare(actor, { share, token, firstHere });
  return ok(null);
});
