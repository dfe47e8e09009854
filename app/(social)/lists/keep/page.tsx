import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { shopperCountry } from '@/app/_country/shopper-country';
import { BookmarkIcon, ListIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { RowList } from '@/app/_ui/row-list';
import { Section } from '@/app/_ui/section';
import { parseId } from '@/lib/kernel/ids';
import { requirePerson } from '@/lib/platform/auth';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { cardsById } from '@/lib/shop/cards/queries';
import { listsToKeepIn } from '@/lib/social/lists/queries';
import { sendKeep } from '../../_lists/actions';
import { NewListForm } from '../../_lists/new-list-form';
import { Toggle } from '../../_regard/toggle';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('lists.add_title'), robots: { index: false } };
}

type KeepProps = { searchParams: Promise<{ thing?: string | string[] }> };

/** Puts a product into one's lists, or into a new one. */
export default async function KeepInList({ searchParams }: KeepProps) {
  const thing = parseId('product', (await searchParams).thing);
  if (!thing) notFound();
  const actor = await requirePerson(`/lists/keep?thing=${thing}`);
  const [{ t }, [product], lists] = await Promise.all([
    requestI18n(),
    cardsById(actor, [thing], await shopperCountry()),
    listsToKeepIn(actor, thing),
  ]);
  if (!product) notFound();
  return (
    <div className="page-width max-w-xl space-y-8 py-6 md:py-10">
      <header className="space-y-1">
        <h1 className="text-2xl">{t('lists.add_title')}</h1>
        <p>
          <Link
            href={`/${product.page.handle}/${product.slug}`}
            className="inline-flex min-h-11 items-center text-muted hover:underline"
          >
            <bdi lang={product.language}>{product.title}</bdi>
          </Link>
        </p>
      </header>
      {lists.length > 0 && (
        <RowList>
          {lists.map((list) => (
            <li key={list.id} className="flex min-h-14 items-center gap-3 px-4 py-2">
              <span className="text-muted">
                <ListIcon />
              </span>
              <Link href={`/lists/${list.id}`} className="min-w-0 flex-1 truncate font-medium hover:underline">
                <bdi>{list.name}</bdi>
              </Link>
              <Toggle
                action={sendKeep}
                fields={{ list: list.id, thing }}
                field="keep"
                said="kept"
                on={list.holds}
                icon={<BookmarkIcon size={18} />}
                words={{ off: t('lists.keep'), on: t('lists.kept') }}
                label={t('lists.keep_in', { name: list.name })}
                messages={errorMessages(t, ['list_full'])}
              />
            </li>
          ))}
        </RowList>
      )}
      <Section title={t('lists.new')}>
        <NewListForm thing={thing} />
      </Section>
    </div>
  );
}
