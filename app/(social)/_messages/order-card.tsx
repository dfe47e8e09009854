import { useVoice } from '@/lib/platform/request';
import { OrderHere } from '../messages/[talk]/order-area';

/** An order somebody speaks of, or a request to pay: this ring knows a name, and what it stands for is put in here from outside. */
export function OrderCard({ mark, about }: { mark: string; about: 'order' | 'request' }) {
  const { t } = useVoice();
  return (
    <>
      <p className="px-3.5 pt-2 text-muted text-xs">{t(`chat.about_${about}`)}</p>
      <OrderHere mark={mark} />
    </>
  );
}
