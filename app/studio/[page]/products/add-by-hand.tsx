import { PlusIcon } from '@/app/_ui/buying-icons';
import { Form, SubmitButton } from '@/app/_ui/form';
import { newId } from '@/lib/kernel/ids';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import type { PageSettings } from '@/lib/shop/ownership/queries';
import { addProduct } from './actions';

/** Makes an empty product and leads to its editor; sent twice it is one. */
export async function AddByHand({ page, label }: { page: PageSettings; label: string }) {
  const { t } = await requestI18n();
  return (
    <Form action={addProduct} messages={errorMessages(t, ['products_max'])} className="space-y-2">
      <input type="hidden" name="page" value={page.id} />
      <input type="hidden" name="key" value={newId('product')} />
      <SubmitButton variant="quiet" className="whitespace-nowrap max-md:w-full max-md:px-3">
        <PlusIcon size={18} />
        {label}
      </SubmitButton>
    </Form>
  );
}
