'use client';

import { ShoppingBagIcon } from '@/app/_ui/buying-icons';
import { Form, SubmitButton } from '@/app/_ui/form';
import { IntentLink } from '@/app/_ui/intent-link';
import { addCartLine } from '@/app/(money)/cart/actions';
import { useQuantity } from './quantity-provider';

type AddToCartFormProps = {
  variantId: string;
  words: { add: string; added: string; view: string };
  cartHref: string;
  messages: Readonly<Record<string, string>>;
};

/** Puts the chosen number of units into the cart and says so in place. */
export function AddToCartForm({ variantId, words, cartHref, messages }: AddToCartFormProps) {
  const { quantity } = useQuantity();
  return (
    <Form
      action={addCartLine}
      messages={messages}
      className="space-y-3"
      done={
        <>
          {words.added}{' '}
          <IntentLink href={cartHref} className="font-medium underline underline-offset-4">
            {words.view}
          </IntentLink>
        </>
      }
    >
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="quantity" value={quantity} />
      <SubmitButton variant="quiet" size="large" wide>
        <ShoppingBagIcon />
        {words.add}
      </SubmitButton>
    </Form>
  );
}
