'use server';

import { redirect } from 'next/navigation';
import { formAction } from '@/lib/platform/action';
import { requestI18n } from '@/lib/platform/request';
import { bringElsewhere } from '@/lib/shop/elsewhere/bring-elsewhere';
import { BringElsewhere } from '@/lib/shop/elsewhere/schema';
import { ownedHandle } from '@/lib/shop/ownership/queries';
import { owner } from '../../../owner';

/** Takes over what is ticked, and leads to where it is seen: the import of its products, else the page's face. */
export const bring = formAction(BringElsewhere, owner, async (actor, input) => {
  const brought = await bringElsewhere(actor, input);
  const handle = brought.ok ? await ownedHandle(actor, input.page) : null;
  if (!brought.ok || handle === null) return brought;
  const { href } = await requestI18n();
  const place = brought.value.import ? `import/${brought.value.import}` : 'settings';
  redirect(href(`/studio/${handle}/${place}`));
});
