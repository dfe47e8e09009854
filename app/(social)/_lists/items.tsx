import { shopperCountry } from '@/app/_country/shopper-country';
import { LinkedText } from '@/app/_ui/linked-text';
import { PostCard } from '@/app/(shop)/_tiles/post-card';
import { Tile } from '@/app/(shop)/_tiles/tile';
import { tileView } from '@/app/(shop)/_tiles/tile-view';
import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { cardsById } from '@/lib/shop/cards/queries';
import { postsById } from '@/lib/shop/timeline/queries';
import type { ItemView, ListView } from '@/lib/social/lists/queries';
import { Heart } from './heart';
import { heartsHere, savedHere } from './hearts';
import { GoneItem, ItemTools } from './item-tools';

const isPost = (id: string): id is Id<'post'> => id.startsWith('pst_');
const isProduct = (id: string): id is Id<'product'> => id.startsWith('prd_');

/** What is in a list, as a wall of pictures with the words beside each; `tools` for its owner, who may change it. */
export async function Items({ list, tools }: { list: ListView; tools: boolean }) {
  const actor = await currentActor();
  const ids = list.items.map(({ id }) => id);
  // What she saved has a way out of its own; while she arranges, tools are what she sees.
  const isOwnSaved = list.mine && list.kind === 'saved';
  const [hearts, saved, voice, cards, posts] = await Promise.all([
    isOwnSaved || tools ? null : heartsHere(),
    savedHere(),
    requestI18n(),
    cardsById(actor, ids.filter(isProduct), await shopperCountry()),
    shopperCountry().then((to) => postsById(actor, ids.filter(isPost), { to })),
  ]);
  const products = new Map<string, (typeof cards)[number]>(cards.map((card) => [card.id, card]));
  const updates = new Map<string, (typeof posts)[number]>(posts.map((post) => [post.id, post]));
  const draw = ({ id }: ItemView, first: boolean) => {
    const product = products.get(id);
    if (product)
      return (
        <div className="relative">
          <Tile tile={tileView(product, voice, { seller: true, blur: first })} priority={first} />
          {hearts && <Heart hearts={hearts} product={id} title={product.title} saved={saved.has(product.id)} />}
        </div>
      );
    const post = updates.get(id);
    return post ? <PostCard post={post} brief /> : null;
  };
  return (
    <section>
      <h2 className="sr-only">{voice.t('lists.things')}</h2>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 md:grid-cols-3 lg:grid-cols-4">
        {list.items.map((item, at) => {
          const drawn = draw(item, at < 4);
          // What its shop took away is its owner's to take out, and nothing to anybody else.
          if (!drawn && !list.mine) return null;
          return (
            <li key={item.id} className={isPost(item.id) && drawn ? 'col-span-2 space-y-2' : 'space-y-2'}>
              {drawn ?? <GoneItem />}
              {item.note && !tools && (
                <p dir="auto" className="whitespace-pre-line border-line border-s-2 ps-3 text-sm">
                  <LinkedText text={item.note} />
                </p>
              )}
              {list.mine && <ItemTools list={list} item={item} open={tools} name={products.get(item.id)?.title} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
