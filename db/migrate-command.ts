/** The command behind `npm run db:migrate` and the launcher; it takes everything from the environment. */
import { migrate } from './migrate';
import { DatabaseRefusal, RINGS, type Ring, type RingUrls } from './roles';

const required = (name: string) => {
  const value = process.env[name];
  if (!value) throw new DatabaseRefusal(`${name} is not set; use npm run db:migrate, which sets it.`);
  return value;
};

try {
  const urls = Object.fromEntries(RINGS.map((ring) => [ring, required(`DATABASE_URL_${ring.toUpperCase()}`)]));
  const named = (process.env.SOUK_MANAGED_ROLES ?? '').split(',');
  await migrate({
    ownerUrl: required('DATABASE_URL'),
    urls: urls as RingUrls,
    managed: RINGS.filter((ring: Ring) => named.includes(ring)),
  });
} catch (error) {
  console.error(error instanceof DatabaseRefusal ? error.message : error);
  process.exitCode = error instanceof DatabaseRefusal ? 1 : 2;
}
