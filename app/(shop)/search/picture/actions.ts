'use server';

import { z } from 'zod';
import { savedHere } from '@/app/(social)/_lists/hearts';
import { ok, refuse } from '@/lib/kernel/result';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { networkOfRequest } from '@/lib/platform/visit';
import { maySearch } from '@/lib/shop/vision/asked/may-search';
import { findByPicture } from '@/lib/shop/vision/find-by-picture';
import { readPictureSearch } from '@/lib/shop/vision/schema';
import { formOfWords } from './form-of-words';
import { tellFindings } from './told';

const Asked = z.object({
  picture: z.instanceof(File),
  words: z.string().max(1_000).default(''),
  country: z.string().max(2).default(''),
});

/** The search of a browser without scripts: its answer is the page, with what was found below the form. */
export const searchPlain = formAction(Asked, 'anyone', async (actor, asked) => {
  if (!(await maySearch(actor, await networkOfRequest()))) return refuse('too_many');
  const read = await readPictureSearch(formOfWords(asked));
  if (!read.ok) return read;
  const found = await findByPicture(actor, read.value);
  if (!found.ok) return found;
  const [voice, saved] = await Promise.all([requestI18n(), savedHere()]);
  return ok(tellFindings(found.value, voice, saved));
});
