import type { ReactNode } from 'react';
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
  /** What is agreed to by the button. */
  children?: ReactNode;
};

/** The provider's fields and the button that keeps what was typed. */
export function AddCardForm({ site, next, messages, words, children }: AddCardFormProps) {
  return (
    <Form action={addCard} messages={messages}>
      <NewCard site={site} next={next} />
      <Checkbox name="isDefault" label={words.isDefault} defaultChecked />
      {children}
      <SubmitButton size="large" wide>
        {words.keep}
      </SubmitButton>
    </Form>
  );
}
