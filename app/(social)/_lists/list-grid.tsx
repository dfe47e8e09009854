import { shopperCountry } from '@/app/_country/shopper-country';
import { currentActor } from '@/lib/platform/auth';
import { cardsById } from '@/lib/shop/cards/queries';
import type { ListCard as ListCardView } from '@/lib/social/lists/queries';
import { ListCard } from './list-card';

/** Lists side by side, with the pictures of what is in them. */
export async function ListGrid({ lists }: { lists: readonly ListCardView[] }) {
  const faces = [...new Set(lists.flatMap((list) => list.faces))];
  const cards = new Map(
    (await cardsById(await currentActor(), faces, await shopperCountry())).map((card) => [card.id, card]),
  );
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-6 md:grid-cols-3 lg:grid-cols-4">
      {lists.map((list) => (
        <li key={list.id}>
          <ListCard list={list} faces={list.faces.flatMap((id) => cards.get(id) ?? [])} />
        </li>
      ))}
    </ul>
  );
}
