/**
 * Rates of tax as dated data: what is known of each place, since when, and who says so. Estimates, and shown as such: local taxes
 * beyond the cities below, reduced rates and exempt kinds of goods are not in here.
 *
 * Invariants
 * - Of the rates of a place the one that names it most closely is meant: a city (by its postal codes), then a state, then a country.
 * - On a day before `validFrom` a row says nothing. Rates are basis points with at most two decimals: 887.5 is 8.875 %.
 */

/** One rate. `combined` rates contain those of the state. */
export type TaxRate = {
  /** `US-CA`, or `AE` for a whole country. */
  readonly area: string;
  readonly name: string;
  readonly basisPoints: number;
  readonly validFrom: string;
  readonly source: string;
  /** Beginnings of the postal codes it is for; empty for all of the area. */
  readonly postal: readonly string[];
};

// biome-ignore format: a table reads better in rows.
const states: readonly (readonly [code: string, percent: number])[] = [
  ['AL', 4], ['AK', 0], ['AZ', 5.6], ['AR', 6.5], ['CA', 7.25], ['CO', 2.9], ['CT', 6.35], ['DC', 6], ['DE', 0], ['FL', 6],
  ['GA', 4], ['HI', 4], ['IA', 6], ['ID', 6], ['IL', 6.25], ['IN', 7], ['KS', 6.5], ['KY', 6], ['LA', 5], ['MA', 6.25],
  ['MD', 6], ['ME', 5.5], ['MI', 6], ['MN', 6.875], ['MO', 4.225], ['MS', 7], ['MT', 0], ['NC', 4.75], ['ND', 5], ['NE', 5.5],
  ['NH', 0], ['NJ', 6.625], ['NM', 4.875], ['NV', 6.85], ['NY', 4], ['OH', 5.75], ['OK', 4.5], ['OR', 0], ['PA', 6], ['RI', 7],
  ['SC', 6], ['SD', 4.2], ['TN', 7], ['TX', 6.25], ['UT', 4.85], ['VA', 5.3], ['VT', 6], ['WA', 6.5], ['WI', 5], ['WV', 6],
  ['WY', 4],
];

// biome-ignore format: a table reads better in rows.
const cities: readonly (readonly [state: string, name: string, percent: number, postal: readonly string[], source: string])[] = [
  ['NY', 'New York City', 8.875, ['100', '101', '102', '103', '104', '111', '112', '113', '114', '116'],
    'New York State Department of Taxation and Finance'],
  ['CA', 'Los Angeles', 9.75, ['900', '901'], 'California Department of Tax and Fee Administration'],
  ['IL', 'Chicago', 10.25, ['606'], 'Illinois Department of Revenue'],
  ['TX', 'Houston', 8.25, ['770'], 'Texas Comptroller of Public Accounts'],
  ['FL', 'Miami', 7, ['331'], 'Florida Department of Revenue'],
];

// biome-ignore format: a table reads better in rows.
const countries: readonly (readonly [code: string, percent: number])[] = [
  ['AE', 5], ['AT', 20], ['BE', 21], ['BH', 10], ['CH', 8.1], ['DE', 19], ['DK', 25], ['EG', 14], ['ES', 21], ['FI', 25.5],
  ['FR', 20], ['GB', 20], ['GR', 24], ['HU', 27], ['IE', 23], ['IT', 22], ['JO', 16], ['MA', 20], ['NL', 21], ['NO', 25],
  ['OM', 5], ['PL', 23], ['PT', 23], ['SA', 15], ['SE', 25], ['TN', 19], ['TR', 20],
];

/** The day as of which the tables were put together: nobody's authority says that they begin then, only that they held. */
const heldOn = '2026-01-01';
const hundredths = (percent: number) => Math.round(percent * 10_000) / 100;

/** Everything that is known, whole places before parts of them. */
export const taxRates: readonly TaxRate[] = [
  ...countries.map(([area, percent]) => ({
    ...{ area, name: `VAT ${area}`, basisPoints: hundredths(percent), validFrom: heldOn, postal: [] },
    source: 'Standard rates as the countries’ tax authorities publish them',
  })),
  ...states.map(([code, percent]) => ({
    ...{
      area: `US-${code}`,
      name: `Sales tax ${code}`,
      basisPoints: hundredths(percent),
      validFrom: heldOn,
      postal: [],
    },
    source: 'State rates as the states’ departments of revenue publish them',
  })),
  ...cities.map(([state, name, percent, postal, source]) => ({
    ...{ area: `US-${state}`, name: `Sales tax ${name}`, basisPoints: hundredths(percent), validFrom: heldOn, postal },
    source,
  })),
];
