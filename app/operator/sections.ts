import { isOperator, type OperatorRole, type PersonActor } from '@/lib/identity/actor/model';

/** The pages of the console and whose each is, in their order. */
const sections = {
  search: { href: '/operator/search', roles: ['support', 'money'] },
  decisions: { href: '/operator/decisions', roles: ['moderation'] },
  charities: { href: '/operator/charities', roles: ['moderation'] },
  disputes: { href: '/operator/disputes', roles: ['support', 'money'] },
  transfers: { href: '/operator/transfers', roles: ['money'] },
  no_shows: { href: '/operator/no-shows', roles: ['support'] },
  payouts: { href: '/operator/payouts', roles: ['money'] },
  books: { href: '/operator/books', roles: ['money'] },
  webhooks: { href: '/operator/webhooks', roles: ['money'] },
  providers: { href: '/operator/providers', roles: ['money'] },
  jobs: { href: '/operator/jobs', roles: ['support'] },
  limits: { href: '/operator/limits', roles: ['support'] },
  markets: { href: '/operator/countries', roles: ['markets'] },
  audit: { href: '/operator/audit', roles: ['keys'] },
} as const satisfies Record<string, { href: `/operator/${string}`; roles: readonly OperatorRole[] }>;

/** A page of the console. */
export type ConsoleSection = keyof typeof sections;

/** The sections that are open to somebody, with where each is. */
export function sectionsOf(actor: PersonActor): { key: ConsoleSection; href: `/operator/${string}` }[] {
  return (Object.keys(sections) as ConsoleSection[]).flatMap((key) =>
    isOperator(actor, sections[key].roles) ? [{ key, href: sections[key].href }] : [],
  );
}

/** Where a section is, and whose. */
export function sectionAt(key: ConsoleSection): { href: `/operator/${string}`; roles: readonly OperatorRole[] } {
  return sections[key];
}
