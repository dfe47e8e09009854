import { Select, TextArea } from '@/app/_ui/field';
import { Form, SubmitButton } from '@/app/_ui/form';
import { report } from '../../review/actions';

type ReportFormProps = {
  review: string;
  reasons: readonly { value: string; label: string }[];
  words: { reason: string; note: string; optional: string; send: string; done: string };
  messages: Readonly<Record<string, string>>;
};

/** Tells operators what is wrong with a review. */
export function ReportForm({ review, reasons, words, messages }: ReportFormProps) {
  return (
    <Form action={report} messages={messages} done={words.done}>
      <input type="hidden" name="review" value={review} />
      <Select name="reason" label={words.reason}>
        {reasons.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Select>
      <TextArea name="note" label={words.note} note={words.optional} maxLength={500} rows={2} dir="auto" />
      <SubmitButton variant="quiet">{words.send}</SubmitButton>
    </Form>
  );
}
