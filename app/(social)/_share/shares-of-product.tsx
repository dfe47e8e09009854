import { Section } from '@/app/_ui/section';
import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { liveTopic } from '@/lib/social/sharing/model';
import { sharesOfProduct } from '@/lib/social/sharing/queries';
import { Live } from '../_live/live';
import { ShareList } from './share-list';

/** What others chose to show of this product, to whoever is signed in and may see it; nothing at all where there is nothing. */
export async function SharesOfProduct({ product }: { product: Id<'product'> }) {
  const [actor, { t }] = await Promise.all([currentActor(), requestI18n()]);
  const shares = await sharesOfProduct(actor, product);
  if (shares.length === 0) return null;
  return (
    <Section title={t('sharing.of_product')} className="px-4 md:px-0">
      <ShareList shares={shares} />
      <Live topics={shares.map(({ id }) => liveTopic(id))} />
    </Section>
  );
}
