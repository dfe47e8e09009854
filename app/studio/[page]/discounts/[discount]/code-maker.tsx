import { buttonClass } from '@/app/_ui/button-class';
import { Card } from '@/app/_ui/card';
import { CopyText } from '@/app/_ui/copy-text';
import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { Id } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { bulkMax } from '@/lib/shop/discounts/model';
import type { OwnDiscount } from '@/lib/shop/discounts/queries';
import { addCodes } from '../actions';

type CodeMakerProps = { handle: string; pageId: Id<'page'>; discount: OwnDiscount };

/** The codes of a discount: the link that brings one along, codes for one use each, and all of them as a file. */
export async function CodeMaker({ handle, pageId, discount }: CodeMakerProps) {
  const { t, formatNumber, href } = await requestI18n();
  const link = discount.code && href(`/cart?shop=${handle}&code=${encodeURIComponent(discount.code)}`);
  return (
    <Card className="space-y-4">
      <h2 className="font-semibold text-lg">{t('discounts.codes')}</h2>
      <p className="flex flex-wrap items-center justify-between gap-3">
        <span>
          {discount.code && <bdi className="font-medium">{discount.code}</bdi>}
          {discount.codes > 1 && ` · ${t('discounts.codes_count', { count: discount.codes })}`}
        </span>
        {link && <CopyText text={link} label={t('discounts.copy_link')} copied={t('discounts.copied')} />}
      </p>
      <Form
        action={addCodes}
        messages={errorMessages(t, [
          'code_shape',
          'codes_max',
          'code_automatic',
          'whole_number',
          'out_of_range',
          'required',
          'not_found',
          'not_allowed',
        ])}
        done={t('discounts.codes_made')}
      >
        <input type="hidden" name="page" value={pageId} />
        <input type="hidden" name="discount" value={discount.id} />
        <div className="grid grid-cols-2 items-end gap-4">
          <Field
            name="count"
            label={t('discounts.how_many')}
            hint={t('discounts.how_many_hint', { most: formatNumber(bulkMax) })}
            defaultValue="20"
            inputMode="numeric"
            dir="ltr"
            maxLength={4}
          />
          <Field
            name="start"
            label={t('discounts.begins_with')}
            note={t('common.optional')}
            dir="auto"
            maxLength={16}
          />
        </div>
        <SubmitButton variant="quiet">{t('discounts.make_codes')}</SubmitButton>
      </Form>
      {discount.codes > 0 && (
        <a
          href={href(`/studio/${handle}/discounts/${discount.id}/codes.csv`)}
          download
          className={buttonClass({ variant: 'quiet' })}
        >
          {t('discounts.download')}
        </a>
      )}
    </Card>
  );
}
