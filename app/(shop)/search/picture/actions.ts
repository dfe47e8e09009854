'use server';

import { z } from 'zod';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { readWanted } from './ask-of-form';
import { tellFindings } from './told';

const Asked = z.object({ picture: z.instanceof(File), words: z.string().max(1_000).optional() });

/** The search of a browser without scripts: its answer is the page, with what was found below the form. */
export const searchPlain = formAction(Asked, 'anyone', async (actor, { picture, words }) => {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  const found = await findByPicture(actor, { shown: { picture: bytes }, ...readWanted({ words }) });
  return found.ok ? { ok: true as const, value: tellFindings(found.value, await requestI18n()) } : found;
});
