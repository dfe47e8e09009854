import { buttonClass } from '@/app/_ui/button-class';
import { requestI18n } from '@/lib/platform/request';

/** Asks for the address of a page; a plain form, so that what was found has an address of its own. */
export async function AddressForm({ at, address = '' }: { at: string; address?: string }) {
  const { t, href } = await requestI18n();
  return (
    <form action={href(at)} className="flex max-w-2xl flex-wrap items-end gap-3">
      <div className="min-w-0 flex-1 basis-64">
        <label htmlFor="elsewhere-address" className="mb-1 block font-medium text-sm">
          {t('imports.elsewhere_address')}
        </label>
        <input
          id="elsewhere-address"
          name="address"
          type="text"
          inputMode="url"
          autoComplete="url"
          required
          dir="ltr"
          maxLength={2000}
          defaultValue={address}
          className="h-11 w-full rounded-sm border border-edge bg-surface px-3 text-base hover:border-ink"
        />
      </div>
      <button type="submit" className={buttonClass({ variant: 'quiet' })}>
        {t('imports.elsewhere_look')}
      </button>
    </form>
  );
}
