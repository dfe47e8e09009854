import type { Metadata } from 'next';
import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { EmptyState } from '@/app/_ui/empty-state';
import { Form, SubmitButton } from '@/app/_ui/form';
import { StoreIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { OnlyYou } from '@/app/_ui/only-you';
import type { PersonActor } from '@/lib/identity/actor/model';
import { keptWording, type ShopOfMine } from '@/lib/money/customers/kept/model';
import { myShops } from '@/lib/money/customers/kept/queries';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { sayKeptHere } from '../../_customers/actions';
import { KeepMe } from '../../_customers/keep-me';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('customers.title'), robots: { index: false } };
}

/** Every shop one bought from or was brought along by, each with whether it may keep one. */
export default async function MyShops() {
  const actor = await requirePerson('/wallet/shops');
  const [shops, { t }] = await Promise.all([myShops(actor), requestI18n()]);
  return (
    <div className="mx-auto w-full max-w-2xl space-y-6 px-4 py-6 md:py-10">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl">{t('customers.title')}</h1>
        <OnlyYou />
      </div>
      <p className="text-muted">{t('customers.lead')}</p>
      {shops.length === 0 ? (
        <EmptyState picture={<StoreIcon size={32} />} title={t('customers.none')}>
          <p>{t('customers.none_body')}</p>
        </EmptyState>
      ) : (
        <ul className="space-y-4">
          {shops.map((shop) => (
            <li key={shop.pageId}>
              <Shop actor={actor} shop={shop} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

async function Shop({ actor, shop }: { actor: PersonActor; shop: ShopOfMine }) {
  const { t, formatDate } = await requestI18n();
  const { name, handle, since, brought, bought } = shop;
  return (
    <Card className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-base">{handle ? <Link href={`/${handle}`}>{name}</Link> : <bdi>{name}</bdi>}</h2>
        {since !== null && <Chip tone="done">{t('customers.since', { date: formatDate(since) })}</Chip>}
        {brought && <Chip>{t('customers.brought')}</Chip>}
        {since === null && !brought && <Chip>{t('customers.not_kept')}</Chip>}
      </div>
      {brought && <Brought shop={shop} />}
      {bought && <KeepMe actor={actor} shop={shop} />}
    </Card>
  );
}

/** The shop has her from elsewhere: it lets go with one tap. */
async function Brought({ shop: { pageId, name } }: { shop: ShopOfMine }) {
  const { t } = await requestI18n();
  return (
    <Form action={sayKeptHere} messages={errorMessages(t, ['not_found'])} className="space-y-3">
      <p className="text-muted text-sm">{t('customers.brought_hint', { shop: name })}</p>
      <input type="hidden" name="page" value={pageId} />
      <input type="hidden" name="wording" value={keptWording} />
      <SubmitButton variant="quiet">{t('customers.brought_take_back')}</SubmitButton>
    </Form>
  );
}
