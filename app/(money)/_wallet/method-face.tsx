import type { ReactNode } from 'react';
import { classNames } from '@/app/_ui/class-names';
import { LandmarkIcon } from '@/app/_ui/icons';
import type { BankView, CardView, MethodView, PayPalView } from '@/lib/money/wallet/model';
import { requestI18n } from '@/lib/platform/request';
import { brandName } from './card-brand';
import { PayPalName } from './method-mark';

const looks: Readonly<Record<string, string>> = {
  visa: 'from-[oklch(0.33_0.09_265)] to-[oklch(0.48_0.13_250)]',
  mastercard: 'from-[oklch(0.26_0.02_40)] to-[oklch(0.42_0.09_35)]',
  amex: 'from-[oklch(0.36_0.06_200)] to-[oklch(0.52_0.08_190)]',
  bank: 'from-[oklch(0.3_0.06_165)] to-[oklch(0.45_0.09_170)]',
  paypal: 'from-[oklch(0.31_0.11_264)] to-[oklch(0.47_0.14_248)]',
};
const plain = 'from-[oklch(0.28_0.02_60)] to-[oklch(0.42_0.03_70)]';

/** A stored method, recognisable at a glance. */
export function MethodFace({ method }: { method: MethodView }) {
  switch (method.kind) {
    case 'card':
      return <CardFace card={method} />;
    case 'bank':
      return <BankFace account={method} />;
    case 'paypal':
      return <PayPalFace account={method} />;
  }
}

/** A card: brand, last four digits, last month. */
async function CardFace({ card }: { card: CardView }) {
  const { t } = await requestI18n();
  const month = `${String(card.expMonth).padStart(2, '0')}/${String(card.expYear).slice(-2)}`;
  return (
    <Face look={looks[card.brand] ?? plain} isDefault={card.isDefault} isGrey={card.expired} corner={<Chip />}>
      <bdi dir="ltr" className="block font-medium text-lg tabular-nums tracking-[0.12em] rtl:text-end">
        •••• {card.last4}
      </bdi>
      <span className="mt-2 flex items-end justify-between text-sm">
        <span className="tabular-nums">{card.expired ? t('money.expired', { month }) : <bdi>{month}</bdi>}</span>
        <bdi lang="en" className="font-bold italic tracking-wide">
          {brandName(card.brand)}
        </bdi>
      </span>
    </Face>
  );
}

/** A bank account: which bank, last four digits, since when it may be drawn from. */
async function BankFace({ account }: { account: BankView }) {
  const { t, formatDate } = await requestI18n();
  return (
    <Face look={looks.bank ?? plain} isDefault={account.isDefault} corner={<LandmarkIcon size={28} />}>
      <bdi dir="ltr" className="block font-medium text-lg tabular-nums tracking-[0.12em] rtl:text-end">
        •••• {account.last4}
      </bdi>
      <span className="mt-2 flex items-end justify-between gap-3 text-sm">
        <span>{t('bank.agreed', { day: formatDate(new Date(account.agreedAt), 'date') })}</span>
        <bdi className="truncate font-bold">{account.bank || t('bank.account')}</bdi>
      </span>
    </Face>
  );
}

/** A PayPal account: whose it is. */
function PayPalFace({ account }: { account: PayPalView }) {
  return (
    <Face look={looks.paypal ?? plain} isDefault={account.isDefault} corner={<PayPalName className="text-xl" />}>
      <bdi dir="ltr" className="block truncate font-medium text-lg rtl:text-end">
        {account.account}
      </bdi>
    </Face>
  );
}

type FaceProps = { look: string; isDefault: boolean; isGrey?: boolean; corner: ReactNode; children: ReactNode };

async function Face({ look, isDefault, isGrey = false, corner, children }: FaceProps) {
  const { t } = await requestI18n();
  return (
    <span
      className={classNames(
        'relative flex aspect-[1.586] w-full flex-col justify-between overflow-hidden rounded-lg bg-linear-to-br p-5 text-on-photo shadow-card',
        look,
        isGrey && 'grayscale',
      )}
    >
      <span aria-hidden="true" className="-end-10 -top-16 absolute size-44 rounded-full bg-on-photo/8" />
      <span aria-hidden="true" className="-bottom-20 -end-2 absolute size-52 rounded-full bg-on-photo/5" />
      <span className="flex items-start justify-between">
        {corner}
        {isDefault && (
          <span className="rounded-full bg-on-photo/18 px-2.5 py-0.5 font-medium text-xs">{t('money.default')}</span>
        )}
      </span>
      <span>{children}</span>
    </span>
  );
}

function Chip() {
  return (
    <span
      aria-hidden="true"
      className="h-7 w-9 rounded-[6px] bg-linear-to-br from-[oklch(0.88_0.08_85)] to-[oklch(0.72_0.1_75)]"
    />
  );
}
