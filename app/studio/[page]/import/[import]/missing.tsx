import { Form, SubmitButton } from '@/app/_ui/form';
import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import type { PersonActor } from '@/lib/identity/actor/model';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { missingPictures } from '@/lib/shop/imports/missing-pictures';
import type { ImportView } from '@/lib/shop/imports/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { steer } from '../actions';

type MissingProps = { actor: PersonActor; page: PageSettings; view: ImportView };

/** How many pictures of an import did not come, where it says which, and the way to ask for them again. */
export async function Missing({ actor, page, view }: MissingProps) {
  if (view.state !== 'done') return null;
  const [{ t, formatNumber }, { missing, passing }] = await Promise.all([
    requestI18n(),
    missingPictures(actor, page.id, view.id),
  ]);
  if (missing === 0) return null;
  return (
    <Notice tone="danger">
      <div className="space-y-3">
        <p>
          <strong>{t('imports.pictures_missing', { count: missing, shown: formatNumber(missing) })}</strong>{' '}
          {t('imports.pictures_missing_body')}{' '}
          <Link href={`/studio/${page.handle}/import/${view.id}?show=warned`} className="underline underline-offset-4">
            {t('imports.pictures_missing_see')}
          </Link>
        </p>
        {passing > 0 && (
          <Form action={steer} messages={errorMessages(t, ['import_over', 'import_running', 'not_found'])}>
            <input type="hidden" name="page" value={page.id} />
            <input type="hidden" name="import" value={view.id} />
            <input type="hidden" name="to" value="pictures" />
            <SubmitButton size="small">{t('imports.pictures_again')}</SubmitButton>
          </Form>
        )}
      </div>
    </Notice>
  );
}
