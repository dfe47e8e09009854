'use client';

import { useStanding } from '../../_pay/use-standing';

type WaitProps = { purchaseId: string; orderHref: string; text: string };

/** Says that we are finding out, and goes on by itself when the answer is there. */
export function WaitForAnswer({ purchaseId, orderHref, text }: WaitProps) {
  useStanding(purchaseId, (standing) => {
    if (standing.state === 'checking') return;
    if (['authorized', 'settling', 'paid'].includes(standing.state)) location.replace(orderHref);
    else location.reload();
  });
  return (
    <div role="status" className="mx-auto flex max-w-sm flex-col items-center gap-4 px-4 py-24 text-center">
      <span
        aria-hidden="true"
        className="size-12 animate-spin rounded-full border-4 border-line border-t-teal motion-reduce:animate-none"
      />
      <p>{text}</p>
      <noscript>
        <a href={orderHref} className="underline">
          {orderHref}
        </a>
      </noscript>
    </div>
  );
}
