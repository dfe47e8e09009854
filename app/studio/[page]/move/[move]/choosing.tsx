import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { RowList } from '@/app/_ui/row-list';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { MovePostView, MoveWhole } from '@/lib/shop/elsewhere/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { choose } from '../actions';
import { Posts } from './posts';
import { SmallPicture } from './small-picture';

type ChoosingProps = { page: PageSettings; whole: MoveWhole; posts: readonly MovePostView[]; after: number };

/** What was found, each with a tick: parts of the page without one, so that nothing is overwritten unasked, the rest with. */
export async function Choosing({ page, whole, posts, after }: ChoosingProps) {
  const { t, formatNumber } = await requestI18n();
  const { view, products, videos, tally } = whole;
  const last = posts.at(-1)?.no ?? 0;
  const isMore = last > 0 && last < view.items;
  const counted = (count: number) => ({ count, shown: formatNumber(count) });
  return (
    <Form
      action={choose}
      messages={errorMessages(t, [
        ...(['mine_required', 'nothing_chosen', 'move_over', 'import_running', 'not_found', 'not_allowed'] as const),
        ...(['file_too_big', 'too_many_items'] as const),
      ])}
      className="max-w-2xl space-y-6"
    >
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="move" value={view.id} />
      <input type="hidden" name="from" value={posts[0]?.no ?? 0} />
      <input type="hidden" name="to" value={last} />
      <Face page={page} whole={whole} />
      {products.length > 0 && (
        <section className="space-y-2">
          <h2 className="font-semibold">{t('imports.products', counted(products.length))}</h2>
          <p className="text-muted text-sm">{t('move.products_body')}</p>
          <RowList>
            {products.map((product) => (
              <li key={product.id} className="px-4 py-1.5">
                <Checkbox
                  name="products[]"
                  value={product.id}
                  defaultChecked
                  label={<bdi>{product.title}</bdi>}
                  hint={<bdi>{product.price || t('move.no_price')}</bdi>}
                />
              </li>
            ))}
          </RowList>
        </section>
      )}
      {posts.length > 0 && <Posts page={page} move={view.id} posts={posts} items={view.items} />}
      {(isMore || after > 0) && (
        <div className="flex flex-wrap items-center gap-3">
          {isMore && (
            <SubmitButton name="go" value="choose" variant="quiet">
              {t('move.next')}
            </SubmitButton>
          )}
          <p className="text-muted text-sm">{t('move.others_ticked', counted(tally.chosen))}</p>
        </div>
      )}
      {videos > 0 && <Notice>{t('move.videos', counted(videos))}</Notice>}
      <div className="space-y-3 rounded-md bg-sunken p-4">
        <Checkbox name="mine" label={t('move.mine')} hint={t('move.mine_hint')} />
        <SubmitButton name="go" value="bring">
          {t('move.bring')}
        </SubmitButton>
        <p className="text-muted text-sm">{t('move.quietly')}</p>
      </div>
    </Form>
  );
}

async function Face({ page, whole: { view, face, shown, chosen } }: Pick<ChoosingProps, 'page' | 'whole'>) {
  const { t } = await requestI18n();
  const parts = [
    { name: 'name', label: t('studio.page_name'), text: face.name },
    { name: 'about', label: t('studio.page_about'), text: face.about },
    { name: 'logo', label: t('studio.logo'), text: face.logo },
    { name: 'cover', label: t('studio.cover'), text: face.cover },
  ] as const;
  const found = parts.filter(({ text }) => text !== '');
  if (found.length === 0) return null;
  return (
    <section className="space-y-2">
      <h2 className="font-semibold">{t('move.face')}</h2>
      <p className="text-muted text-sm">{t('move.face_body')}</p>
      <RowList>
        {found.map(({ name, label, text }) => (
          <li key={name} className="flex items-center gap-3 px-4 py-1.5">
            <div className="min-w-0 flex-1">
              <Checkbox
                name={name}
                defaultChecked={chosen.includes(name)}
                label={label}
                hint={<bdi className="line-clamp-3 break-words">{text}</bdi>}
              />
            </div>
            {shown.includes(name) && <SmallPicture handle={page.handle} move={view.id} name={name} />}
          </li>
        ))}
      </RowList>
    </section>
  );
}
