import { Form, SubmitButton } from '@/app/_ui/form';
import { LinkButton } from '@/app/_ui/link-button';
import { RowList } from '@/app/_ui/row-list';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PageToLeave } from '@/lib/shop/ownership/leaving/queries';
import { leavePageHere } from './actions';

/** The pages that come first: each is closed, or handed over to somebody else; of one that others own too she is out with one press. */
export async function OwnedPages({ pages }: { pages: readonly PageToLeave[] }) {
  const { t } = await requestI18n();
  return (
    <section className="space-y-3">
      <h2 className="font-semibold text-lg">{t('deletion.first_title')}</h2>
      <p className="text-muted">
        {t('deletion.pages_lead')} {t('deletion.pages_money')}
      </p>
      <RowList>
        {pages.map(({ id, handle, name, others }) => (
          <li key={id} className="space-y-3 px-4 py-4">
            <p className="break-words font-medium">
              <bdi>{name}</bdi>
            </p>
            {others && <p className="text-muted text-sm">{t('deletion.page_others')}</p>}
            <div className="flex flex-wrap gap-3">
              {others && (
                <Form action={leavePageHere} messages={errorMessages(t, ['last_owner'])}>
                  <input type="hidden" name="page" value={id} />
                  <input type="hidden" name="sure" value="on" />
                  <SubmitButton>{t('deletion.page_leave', { page: name })}</SubmitButton>
                </Form>
              )}
              <LinkButton href={`/studio/${handle}/settings/close`} variant="quiet">
                {t('deletion.page_close', { page: name })}
              </LinkButton>
              {!others && (
                <LinkButton href={`/studio/${handle}/settings/people`} variant="quiet">
                  {t('deletion.page_hand_over', { page: name })}
                </LinkButton>
              )}
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
