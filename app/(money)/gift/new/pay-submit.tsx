'use client';

import { useForm } from '@/app/_ui/form-context';
import { PayButton } from '@/app/_ui/pay-button';

/** The pay button of the form around it; it fills while the answer is on its way. */
export function PaySubmit({ label }: { label: string }) {
  const { pending } = useForm();
  return <PayButton state={pending ? 'filling' : 'idle'} label={label} />;
}
