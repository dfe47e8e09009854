/**
 * What another page or site says of a business, before anything of it is believed.
 *
 * Invariants
 * - Text is plain text; addresses are http or https; nothing of the other site runs or is shown as it is.
 * - Nothing is taken that its owner has not ticked.
 */

/** A product as another site tells machines of it; empty where it says nothing. */
export type FoundProduct = {
  /** What makes it the same the next time: its own number or its address. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** A decimal with a point and the currency, `19.90 USD`. */
  readonly price: string;
  readonly inStock: boolean;
  readonly picture: string;
  readonly link: string;
  readonly brand: string;
  readonly gtin: string;
};

/** What a page elsewhere says. */
export type FoundPage = {
  readonly name: string;
  readonly about: string;
  /** The address of a picture that stands for it. */
  readonly logo: string;
  readonly products: readonly FoundProduct[];
};

/** Products taken of one page. */
export const productsMax = 200;

/** Whether there is anything to propose. */
export function saysAnything({ name, about, logo, products }: FoundPage): boolean {
  return name !== '' || about !== '' || logo !== '' || products.length > 0;
}
