import { Card } from '@/app/_ui/card';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import type { PersonActor } from '@/lib/identity/actor/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { shownName } from '@/lib/platform/shown-name';
import { historyOf, type ProductChange } from '@/lib/shop/catalog/product-history';
import type { EditedProduct } from '@/lib/shop/drafts/edited-product';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { Unfolding } from '../../unfolding';
import { restoreTheProduct } from '../actions';

type HistoryProps = { actor: PersonActor; page: PageSettings; product: EditedProduct; before: string | null };

/** Who changed the product, when and what, newest first; every version but the present one can come back. */
export async function History({ actor, page, product, before }: HistoryProps) {
  const { t } = await requestI18n();
  const { changes, next } = await historyOf(actor, page.id, product.id, before);
  if (changes.length === 0) return null;
  return (
    <Card id="history">
      <Unfolding
        title={<h2 className="flex-1 font-semibold text-lg">{t('studio.history')}</h2>}
        className="justify-between"
        open={before !== null}
      >
        <p className="text-muted text-sm">{t('studio.history_body')}</p>
        <ol className="divide-y divide-line">
          {changes.map((change, place) => (
            <Entry
              key={change.no}
              page={page}
              product={product}
              change={change}
              isPresent={place === 0 && before === null}
            />
          ))}
        </ol>
        {next && (
          <Link
            href={`/studio/${page.handle}/products/${product.id}?before=${next}#history`}
            className="inline-flex min-h-11 items-center text-sm underline underline-offset-4"
          >
            {t('studio.history_older')}
          </Link>
        )}
      </Unfolding>
    </Card>
  );
}

type EntryProps = { page: PageSettings; product: EditedProduct; change: ProductChange; isPresent: boolean };

async function Entry({ page, product, change, isPresent }: EntryProps) {
  const { t, formatDate, formatList } = await requestI18n();
  const nobody = t(change.verb === 'schedule' ? 'studio.history_clock' : 'studio.history_nobody');
  const who = change.who === null ? nobody : shownName(t, change.who);
  const parts = change.parts.map((part) => t(`studio.changed_${part}`));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-48 flex-1 text-sm">
        <p>
          <bdi className="font-medium">{who}</bdi>
          {' · '}
          {change.isFirst ? t('studio.change_first') : t(`studio.change_${change.verb}`)}
        </p>
        <p className="text-muted">
          <time dateTime={change.at.toISOString()}>
            {t('studio.history_at', { moment: formatDate(change.at, 'moment') })}
          </time>
          {parts.length > 0 && ` · ${formatList(parts)}`}
        </p>
      </div>
      {isPresent ? (
        <span className="text-muted text-sm">{t('studio.history_present')}</span>
      ) : change.isCarried ? (
        <span className="text-muted text-sm">{t('archive.history_carried')}</span>
      ) : (
        <Form action={restoreTheProduct} messages={restoreMessages(t)} className="contents">
          <input type="hidden" name="page" value={page.id} />
          <input type="hidden" name="product" value={product.id} />
          <input type="hidden" name="change" value={change.no} />
          <SubmitButton variant="quiet" size="small">
            {t('studio.restore_version')}
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}

function restoreMessages(t: Parameters<typeof errorMessages>[0]) {
  return errorMessages(t, [
    'title_required',
    'price_required',
    'sku_taken',
    'drop_max',
    'external_id_taken',
    'version_unreadable',
  ]);
}
