import type { ReactNode } from 'react';
import { Field, Select } from '@/app/_ui/field';
import type { LinkView } from '@/lib/money/button/fixed/queries';
import { intlTag } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { MomentField } from '../../../moment-field';

/** Why a fixed amount is not kept as it was typed. */
export const linkRefusals = [
  ...(['required', 'too_long', 'number', 'number_unclear', 'price_high', 'moment'] as const),
  ...([
    'whole_number',
    'out_of_range',
    'return_unknown',
    'end_past',
    'links_max',
    'link_ended',
    'not_allowed',
  ] as const),
];

type LastingProps = { link: LinkView | null; returns: readonly string[]; children?: ReactNode };

/** What of a fixed amount may be changed later, too; `children` stand behind its name. */
export async function LastingFields({ link, returns, children }: LastingProps) {
  const { t, locale } = await requestI18n();
  const optional = t('common.optional');
  return (
    <>
      <Field
        name="title"
        label={t('button.fixed_name')}
        hint={t('button.fixed_name_hint')}
        maxLength={200}
        defaultValue={link?.title}
        dir="auto"
        required
      />
      {children}
      <Select
        name="returnUrl"
        label={t('button.fixed_return')}
        hint={t('button.fixed_return_hint')}
        note={optional}
        defaultValue={link?.returnUrl ?? ''}
      >
        <option value="">{t('button.fixed_return_none')}</option>
        {returns.map((url) => (
          <option key={url} value={url}>
            {url}
          </option>
        ))}
      </Select>
      <MomentField
        name="endsAt"
        at={link?.endsAt ?? null}
        words={{
          ...{ label: t('button.fixed_ends'), optional, tag: intlTag(locale) },
          ...{ hint: t('discounts.moment_hint'), hintUtc: t('discounts.moment_hint_utc') },
        }}
      />
      <Field
        name="usesMax"
        label={t('button.fixed_uses')}
        hint={t('button.fixed_uses_hint')}
        note={optional}
        inputMode="numeric"
        maxLength={7}
        defaultValue={link?.usesMax ?? ''}
        className="max-w-sm"
      />
    </>
  );
}
