import { Checkbox } from '@/app/_ui/choice';
import { Form, SubmitButton } from '@/app/_ui/form';
import type { CardFieldsSite } from '../../../_wallet/card-fields-site';
import { NewCard } from '../../../_wallet/new-card';
import { addCard } from '../../actions';

type AddCardFormProps = {
  site: CardFieldsSite;
  next: string;
  messages: Readonly<Record<string, string>>;
  words: { keep: string; isDefault: string };
};

/** Card fields and the button that keeps the card. */
export function AddCardForm({ site, next, messages, words }: AddCardFormProps) {
  return (
    <Form action={addCard} messages={messages}>
      <NewCard site={site} next={next} />
      <Checkbox name="isDefault" label={words.isDefault} defaultChecked />
      <SubmitButton size="large" wide>
        {words.keep}
      </SubmitButton>
    </Form>
  );
}
