import { classNames } from '@/app/_ui/class-names';
import { LandmarkIcon } from '@/app/_ui/icons';
import type { MethodFace } from '@/lib/money/wallet/model';
import { brandName, CardBrand } from './card-brand';

const payPal = 'PayPal';

/** A method in one line of plain text: `VISA •••• 4242`, `PayPal l…@example.com`. */
export function methodName(face: MethodFace): string {
  switch (face.kind) {
    case 'card':
      return `${brandName(face.brand)} •••• ${face.last4}`;
    case 'bank':
      return `${face.bank} •••• ${face.last4}`.trim();
    case 'paypal':
      return `${payPal} ${face.account}`.trim();
  }
}

/** The name PayPal goes by, written as it writes itself: no mark of theirs is drawn. */
export function PayPalName({ className }: { className?: string }) {
  return (
    <bdi lang="en" className={classNames('font-bold italic tracking-tight', className)}>
      {payPal}
    </bdi>
  );
}

/** A method, small: its maker's name and what it is recognised by. */
export function MethodMark({ face }: { face: MethodFace }) {
  if (face.kind === 'paypal') {
    return (
      <>
        <PayPalName className="text-ink text-xs" />
        <bdi dir="ltr" className="max-w-40 truncate">
          {face.account}
        </bdi>
      </>
    );
  }
  if (face.kind === 'bank') {
    return (
      <>
        <LandmarkIcon size={16} />
        <bdi className="max-w-40 truncate">{face.bank}</bdi>
        <bdi className="tabular-nums">•••• {face.last4}</bdi>
      </>
    );
  }
  return (
    <>
      <CardBrand brand={face.brand} />
      <bdi className="tabular-nums">•••• {face.last4}</bdi>
    </>
  );
}
