import { shopperCountry } from '@/app/_country/shopper-country';
import { Section } from '@/app/_ui/section';
import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { cardsById } from '@/lib/shop/cards/queries';
import { regardOf } from '@/lib/social/liking/queries';
import { listsOf } from '@/lib/social/lists/queries';
import { recommendationsOf } from '@/lib/social/recommending/queries';
import { ListGrid } from '../_lists/list-grid';
import { RegardBar } from '../_regard/regard-bar';
import { RecommendationCard } from './recommendation-card';

/** What a person recommends and the lists she shows, as far as the viewer may see them; nothing where there is none. */
export async function ShownBy({ person }: { person: Id<'person'> }) {
  const [{ t }, actor, to] = await Promise.all([requestI18n(), currentActor(), shopperCountry()]);
  const [lists, recommendations] = await Promise.all([listsOf(actor, person), recommendationsOf(actor, person)]);
  const ids = recommendations.map(({ product }) => product);
  const [cards, regard] = await Promise.all([
    cardsById(actor, ids, to),
    regardOf(
      actor,
      recommendations.map(({ id }) => id),
    ),
  ]);
  const products = new Map(cards.map((card) => [card.id, card]));
  return (
    <>
      {lists.length > 0 && (
        <Section title={t('lists.title')}>
          <ListGrid lists={lists} />
        </Section>
      )}
      {recommendations.length > 0 && (
        <Section title={t('said.recommendations_of')}>
          <ul className="grid gap-4 md:grid-cols-2">
            {recommendations.map((one) => (
              <li key={one.id} className="space-y-3 rounded-md bg-surface p-4 shadow-card">
                <RecommendationCard recommendation={one} product={products.get(one.product) ?? null} />
                <RegardBar
                  on={one.id}
                  regard={regard.get(one.id)}
                  path={`/recommendations/${one.id}`}
                  of={products.get(one.product)?.title}
                />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
