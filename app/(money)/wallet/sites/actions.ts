'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { revokeFrame } from '@/lib/money/button/frame/revoke-frame';
import { formAction } from '@/lib/platform/action';
import { idField } from '@/lib/platform/id-field';

/** Takes back that one tap is enough on a site. */
export const takeBack = formAction(z.object({ frame: idField('frame') }), 'person', async (actor, { frame }) => {
  const revoked = await revokeFrame(actor, frame);
  if (revoked.ok) refresh();
  return revoked;
});
