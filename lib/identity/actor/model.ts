/**
 * Who acts. Every query and verb takes an `Actor` first and checks ownership itself; what cannot be called
 * without it cannot be forgotten.
 *
 * Invariants: a `person` was proven by a live session row on this very request; a `guest` is a browser
 * without one; `system` is a job, a webhook or the seed and never comes from a request's body. Roles come from
 * `identity.roles_in` (db/sql/12-operators.sql), which asks how this very session was begun.
 */
import { type Id, toUuid } from '@/lib/kernel/ids';

/** The languages Souk speaks. */
export type Locale = 'en' | 'ar';

/** What the people who run Souk do: each sees and changes its own part, and nobody all of it by being one of them. */
export const operatorRoles = ['support', 'moderation', 'money', 'markets', 'keys'] as const;
/** One of them. */
export type OperatorRole = (typeof operatorRoles)[number];

/** A signed-in person, proven by the session gate. */
export type PersonActor = {
  readonly kind: 'person';
  readonly personId: Id<'person'>;
  readonly sessionId: Id<'session'>;
  /** The hash of the mark of the browser this session began in: tells a device from another. */
  readonly device: string;
  readonly name: string;
  readonly handle: string;
  readonly email: string;
  readonly emailVerified: boolean;
  /** What she may do of running Souk, on this very session; none for nearly everybody. */
  readonly roles: readonly OperatorRole[];
  readonly locale: Locale;
};

/** A browser without an account; `guestHash` is the SHA-256 (hex) of its guest cookie, null before it has one. */
export type GuestActor = { readonly kind: 'guest'; readonly guestHash: string | null; readonly locale: Locale };

/** A job, webhook or seed; `name` says which, for logs and audit. */
export type SystemActor = { readonly kind: 'system'; readonly name: string; readonly locale: Locale };

/** The server of another web site that sells by the pay button, proven by a secret key of its on this very request. */
export type MerchantActor = {
  readonly kind: 'merchant';
  readonly siteId: Id<'site'>;
  readonly pageId: Id<'page'>;
  /** What its key allows. */
  readonly scopes: readonly string[];
  readonly test: boolean;
  readonly locale: Locale;
};

/** The closed union of who may act on the site itself. */
export type Actor = PersonActor | GuestActor | SystemActor;

/**
 * The key under which an actor owns carts, attempts and purchases, and which row security compares
 * (`person:<uuid>`, `guest:<hash>`, `system`); null for a guest without a cookie.
 */
export function actorKey(actor: Actor): string | null {
  switch (actor.kind) {
    case 'person':
      return `person:${toUuid(actor.personId)}`;
    case 'guest':
      return actor.guestHash === null ? null : `guest:${actor.guestHash}`;
    case 'system':
      return 'system';
  }
}

/** Whether the actor has a role of those who run Souk on this session. What this opens is looked for again by the database, where it changes something. */
export function holds(actor: Actor, role: OperatorRole): actor is PersonActor {
  return actor.kind === 'person' && actor.roles.includes(role);
}

/** Whether the actor has any of these roles, or any at all. */
export function isOperator(actor: Actor, roles: readonly OperatorRole[] = operatorRoles): actor is PersonActor {
  return roles.some((role) => holds(actor, role));
}
