import { Form, SubmitButton } from '@/app/_ui/form';
import { requestI18n } from '@/lib/platform/request';
import type { LeftDiscount } from '@/lib/shop/discounts/reckoning/model';
import { dropTheCode } from './actions';
import { leftToSay, sayLeft } from './say-left';

type DiscountNotesProps = {
  /** Codes whose discounts are in the total. */
  codes: readonly string[];
  left: readonly LeftDiscount[];
};

/** The codes that are kept, each with the way to take it out, and why a discount is not in the total. */
export async function DiscountNotes({ codes, left }: DiscountNotesProps) {
  const voice = await requestI18n();
  const said = leftToSay(left);
  if (codes.length + said.length === 0) return null;
  return (
    <ul className="space-y-1 text-sm">
      {codes.map((code) => (
        <Note key={code} text={voice.t('discounts.in_total', { code })} code={code} />
      ))}
      {said.map((one) => (
        <Note key={one.rule.id} text={sayLeft(voice, one)} code={one.rule.code} />
      ))}
    </ul>
  );
}

async function Note({ text, code }: { text: string; code: string | null }) {
  const { t } = await requestI18n();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-3">
      <span className="text-muted">{text}</span>
      {code !== null && (
        <Form action={dropTheCode} messages={{}} className="contents">
          <input type="hidden" name="code" value={code} />
          <SubmitButton variant="plain" size="small">
            {t('discounts.take_out')}
            <span className="sr-only"> {code}</span>
          </SubmitButton>
        </Form>
      )}
    </li>
  );
}
