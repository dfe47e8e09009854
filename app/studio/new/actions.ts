'use server';

import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { createPage } from '@/lib/shop/pages/create-page';
import { CreatePage } from '@/lib/shop/pages/schema';

const newcomer = { who: 'person', limit: 'owner-page' } as const;

/** Makes the page and leads into its studio; used by browsers without JavaScript, and by those with no pictures to add. */
export const makePage = formAction(CreatePage, newcomer, async (actor, input): ReturnType<typeof createPage> => {
  const made = await createPage(actor, input);
  if (made.ok) redirect((await requestI18n()).href(`/studio/${made.value.handle}`));
  return made;
});

/** Makes the page and answers with its id, so that the browser can send its logo and cover before it moves on. */
export const makePageFirst = formAction(CreatePage, newcomer, createPage);
