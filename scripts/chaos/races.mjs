/** Races over HTTP, through both apps: everybody holds a form that was true when it was rendered, and sends it in the same moment. */
import { say } from '../start/say.mjs';
import { chargesSince } from './audit.mjs';

const DELAY_MS = 50;
/** Of each scarce thing. */
export const UNITS_LEFT = 5;

async function formsOf(shoppers, path) {
  const forms = await Promise.all(shoppers.map((shopper) => shopper.payForm(path)));
  const without = forms.filter((form) => !form).length;
  if (without > 0) throw new Error(`${without} shoppers were shown no pay button on ${path}`);
  return forms;
}

function countBy(words) {
  const counts = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

const outcome = ({ status, state }) => (state?.ok ? 'order' : (state?.code ?? `status ${status}`));

/** A hundred on five units: five orders, everybody else is told, and nobody else's card is touched. */
export async function raceForLast(stage, shoppers, people, product, units) {
  const since = new Date();
  const forms = await formsOf(shoppers, product.path);
  // The round before may have charged somebody in this very second.
  const known = new Set((await chargesSince(stage.sandbox, since)).map(({ intent }) => intent));
  const began = performance.now();
  const answers = await Promise.all(shoppers.map((shopper, index) => shopper.tap(product.path, forms[index])));
  const milliseconds = Math.round(performance.now() - began);
  const told = countBy(answers.map(outcome));
  const losers = new Set(people.filter((_, index) => !answers[index].state?.ok).map((one) => one.customer));
  const charges = await chargesSince(stage.sandbox, since);
  const touched = charges.filter(({ intent, customer }) => !known.has(intent) && losers.has(customer)).length;
  const faults = [];
  if (told.order !== units) faults.push(`${units} units became ${told.order ?? 0} orders`);
  if (told.sold_out !== shoppers.length - units)
    faults.push(`of ${shoppers.length} shoppers were told: ${JSON.stringify(told)}`);
  if (touched > 0) faults.push(`${touched} charges of people who were refused`);
  return { faults, result: { buyers: shoppers.length, units, told, chargesOfRefused: touched, milliseconds } };
}

/** Every shopper taps twice at once: both taps see the same purchase. Rounds follow one another. */
export async function raceDoubleTaps(sql, shoppers, product, taps) {
  const [{ now: since }] = await sql`select clock_timestamp() as now`;
  const purchases = new Set();
  const faults = [];
  for (let sent = 0; sent < taps; sent += shoppers.length) {
    const some = shoppers.slice(0, taps - sent);
    const forms = await formsOf(some, product.path);
    const pairs = await Promise.all(
      some.map((shopper, index) => Promise.all([1, 2].map(() => shopper.tap(product.path, forms[index])))),
    );
    for (const pair of pairs) {
      const [one, other] = pair.map((answer) => answer.state?.value?.purchaseId);
      if (!one || one !== other)
        faults.push(`a double tap was answered ${pair.map(outcome).join(' and ')}: ${one}, ${other}`);
      if (one) purchases.add(one);
    }
  }
  const [{ orders }] = await sql`
    select count(*)::int as orders from money."order" where created_at > ${since} and state in ('pending', 'authorized', 'paid')`;
  if (purchases.size !== taps) faults.push(`${taps} double taps were shown as ${purchases.size} purchases`);
  if (orders !== taps) faults.push(`${taps} double taps became ${orders} orders`);
  return { faults, result: { doubleTaps: taps, purchases: purchases.size, orders } };
}

/** The last units again and again, each round on a thing of its own, then the double taps. @returns {Promise<string[][]>} faults by round */
export async function races(stage, scene, { rounds, doubleTaps, random }) {
  stage.delay(DELAY_MS);
  const { sql, people, shoppers, scarce, plenty } = scene;
  const results = [];
  const began = performance.now();
  let taps = 0;
  for (const product of scarce.slice(0, rounds)) {
    // Who comes first at a door must not always be the same.
    const order = shoppers.map((_, index) => index).sort(() => random() - 0.5);
    const some = order.map((index) => shoppers[index]);
    const { faults, result } = await raceForLast(
      stage,
      some,
      order.map((index) => people[index]),
      product,
      UNITS_LEFT,
    );
    taps += some.length;
    results.push(faults);
    if (faults.length > 0 || results.length === 1) say(`  last units       ${JSON.stringify(result)}`);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  const sold = taps === 0 ? 0 : results.length * UNITS_LEFT;
  say(`  last units       ${JSON.stringify({ rounds: results.length, taps, unitsForSale: sold, seconds })}`);
  const double = await raceDoubleTaps(sql, shoppers, plenty[0], doubleTaps);
  say(`  double taps      ${JSON.stringify(double.result)}`);
  return [...results, double.faults];
}
