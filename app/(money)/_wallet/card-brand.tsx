const names: Readonly<Record<string, string>> = {
  visa: 'VISA',
  mastercard: 'Mastercard',
  amex: 'AMEX',
  discover: 'Discover',
  diners: 'Diners',
  jcb: 'JCB',
  unionpay: 'UnionPay',
  mada: 'mada',
};

/** The name of a card's brand as cards write it; brands we do not know are written as the provider does. */
export function brandName(brand: string): string {
  return names[brand] ?? brand;
}

/** A card's brand, small, beside its last digits. */
export function CardBrand({ brand }: { brand: string }) {
  if (brand === 'mastercard') {
    return (
      <svg width="26" height="16" viewBox="0 0 26 16" role="img" aria-label={brandName(brand)}>
        <circle cx="9" cy="8" r="7.5" className="fill-brick" />
        <circle cx="17" cy="8" r="7.5" className="fill-saffron-edge opacity-80" />
      </svg>
    );
  }
  return (
    <bdi className="font-bold text-ink text-xs italic tracking-wide" lang="en">
      {brandName(brand)}
    </bdi>
  );
}
