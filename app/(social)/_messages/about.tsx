import { XIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { cardsById } from '@/lib/shop/cards/by-id';
import { ProductCard } from './product-card';

/** The product that a message will be about. */
export async function About({ product, without }: { product: Id<'product'>; without: string }) {
  const [{ t }, cards] = await Promise.all([
    requestI18n(),
    currentActor().then((actor) => cardsById(actor, [product])),
  ]);
  const card = cards.get(product);
  if (!card) return null;
  return (
    <section aria-label={t('chat.about')} className="flex w-fit max-w-full items-center rounded-lg bg-sunken">
      <ProductCard product={card} />
      <Link
        href={without}
        aria-label={t('chat.drop_product')}
        className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-line"
      >
        <XIcon size={18} />
      </Link>
    </section>
  );
}
