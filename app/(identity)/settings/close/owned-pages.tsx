import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { requestI18n } from '@/lib/platform/request';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';

/** The pages that come first: each is closed, or handed over to somebody else. */
export async function OwnedPages({ pages }: { pages: readonly OwnedPageView[] }) {
  const { t } = await requestI18n();
  return (
    <section className="space-y-3">
      <h2 className="font-semibold text-lg">{t('deletion.first_title')}</h2>
      <p className="text-muted">
        {t('deletion.pages_lead')} {t('deletion.pages_money')}
      </p>
      <RowList>
        {pages.map(({ id, handle, name }) => (
          <li key={id} className="space-y-3 px-4 py-4">
            <p className="break-words font-medium">
              <bdi>{name}</bdi>
            </p>
            <div className="flex flex-wrap gap-3">
              <LinkButton href={`/studio/${handle}/settings/close`} variant="quiet">
                {t('deletion.page_close', { page: name })}
              </LinkButton>
              <LinkButton href={`/studio/${handle}/settings/people`} variant="quiet">
                {t('deletion.page_hand_over', { page: name })}
              </LinkButton>
            </div>
          </li>
        ))}
      </RowList>
      <LinkButton href="/settings" variant="quiet">
        {t('deletion.keep')}
      </LinkButton>
    </section>
  );
}
