import { Field } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { keepTheCode } from './actions';

const refusals = [
  'code_required',
  'code_not_known',
  'code_not_yet',
  'code_over',
  'code_used_up',
  'code_used_by_you',
  'code_too_many',
] as const;

type CodeFieldProps = {
  /** The page whose code it is; without one, any that sells something in the cart. */
  pageId?: string | undefined;
  /** A code that came with the address: shown, and used when its reader says so. */
  given?: string | undefined;
};

/** Where a code is typed: folded away for the many who have none, open for somebody who came with one. */
export async function CodeField({ pageId, given }: CodeFieldProps) {
  const { t } = await requestI18n();
  return (
    <details className="group text-sm" open={given !== undefined}>
      <summary className="flex min-h-11 w-fit cursor-pointer items-center underline-offset-4 hover:underline">
        {t('discounts.have_code')}
      </summary>
      <Form action={keepTheCode} messages={errorMessages(t, refusals)} className="flex items-start gap-2 pb-2">
        {pageId && <input type="hidden" name="page" value={pageId} />}
        <div className="min-w-0 flex-1">
          <Field
            name="code"
            label={t('discounts.code')}
            defaultValue={given}
            dir="auto"
            autoCapitalize="characters"
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
          />
        </div>
        {/* Beside the field itself, whatever is said below it. */}
        <div className="space-y-1.5">
          <span aria-hidden="true" className="block h-[1lh] text-sm" />
          <SubmitButton variant="plain">{t('discounts.use_code')}</SubmitButton>
        </div>
      </Form>
    </details>
  );
}
