/**
 * Where a buyer may withdraw from what she bought at a distance, and loses it for digital content as soon as she has it.
 *
 * Invariants
 * - Only where she said so before: that it begins at once, and that she knows what she gives up by it.
 * - The list is the law's and has a date: Directive 2011/83/EU, Article 16 (m), in the European Union and the European Economic Area,
 *   and regulation 37 of the Consumer Contracts Regulations 2013 in the United Kingdom. Held against it on 28 November 2026.
 */
const countries: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO GB'.split(' '),
);

/** Whether a buyer in this country (ISO alpha-2) has to be asked. */
export function losesWithdrawal(country: string): boolean {
  return countries.has(country);
}
