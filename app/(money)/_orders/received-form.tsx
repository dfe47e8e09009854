import { CheckIcon } from '@/app/_ui/buying-icons';
import { Form, SubmitButton } from '@/app/_ui/form';
import { receiveOrder } from './actions';

type ReceivedFormProps = { orderId: string; label: string; messages: Readonly<Record<string, string>> };

/** The buyer says that the parcel came. */
export function ReceivedForm({ orderId, label, messages }: ReceivedFormProps) {
  return (
    <Form action={receiveOrder} messages={messages} className="contents">
      <input type="hidden" name="orderId" value={orderId} />
      <SubmitButton>
        <CheckIcon size={18} />
        {label}
      </SubmitButton>
    </Form>
  );
}
