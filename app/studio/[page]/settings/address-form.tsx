import { ExactField } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { currentActor } from '@/lib/platform/auth';
import { env } from '@/lib/platform/env';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { keptHandles } from '@/lib/shop/addresses/queries';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { moveTo } from './actions';

const refusals = [
  'handle_short',
  'handle_long',
  'handle_letters',
  'handle_reserved',
  'handle_taken',
  'handles_kept_max',
] as const;

/** The page's address, what changing it means, and the old ones that are kept for it. */
export async function AddressForm({ page }: { page: PageSettings }) {
  const [{ t, formatList }, kept] = await Promise.all([requestI18n(), keptHandles(await currentActor(), page.id)]);
  const addressOf = (handle: string) => `${new URL(env().SOUK_ORIGIN).host}/${handle}`;
  return (
    <Form action={moveTo} messages={errorMessages(t, refusals)} className="space-y-4">
      <input type="hidden" name="page" value={page.id} />
      <h2 className="font-semibold">{t('studio.address_title')}</h2>
      <p className="text-muted text-sm">{t('studio.address_body', { address: addressOf(page.handle) })}</p>
      {kept.length > 0 && (
        <p className="text-muted text-sm">
          {t('studio.address_kept', {
            addresses: formatList(kept.map((handle) => `\u2068${addressOf(handle)}\u2069`)),
          })}
        </p>
      )}
      <ExactField name="handle" label={t('studio.page_handle')} defaultValue={page.handle} maxLength={40} />
      <SubmitButton variant="quiet">{t('studio.address_save')}</SubmitButton>
    </Form>
  );
}
