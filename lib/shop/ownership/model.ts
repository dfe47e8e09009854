/**
 * A page's people, and what each may do there. A person has one role or several, and may do what any of them allows.
 *
 * Invariants: a page always has an owner; nobody becomes one of its people without having said yes, and nobody stops being one
 * without having done it or been told; asking somebody tells nothing about whether that address has an account. Roles are
 * read from the page with every question and every change, never kept in a session: what was taken away is gone with the next
 * request.
 */

/** What a person can be of a page; the first may do everything and needs no other. */
export const roles = ['owner', 'catalog', 'orders', 'money', 'read_only'] as const;

/** One of a page's roles. */
export type Role = (typeof roles)[number];

/**
 * Who may do what: the one table. The database holds the same (`shop.roles_may`, db/sql/23-roles.sql), and a test compares them.
 * `see_buyers` is what is private of them: name, address, what they wrote.
 */
export const capabilities = {
  see_catalog: ['owner', 'catalog', 'orders', 'read_only'],
  change_catalog: ['owner', 'catalog'],
  export_catalog: ['owner', 'catalog'],
  change_stock: ['owner', 'catalog', 'orders'],
  change_page: ['owner', 'catalog'],
  see_orders: ['owner', 'orders', 'money', 'read_only'],
  see_buyers: ['owner', 'orders'],
  change_orders: ['owner', 'orders'],
  refund_returns: ['owner', 'orders', 'money'],
  refund_orders: ['owner', 'money'],
  see_money: ['owner', 'money', 'read_only'],
  answer_disputes: ['owner', 'money'],
  change_bank: ['owner'],
  see_insights: ['owner', 'catalog', 'money', 'read_only'],
  see_settings: ['owner', 'read_only'],
  change_settings: ['owner'],
  see_people: ['owner', 'catalog', 'orders', 'money', 'read_only'],
  change_people: ['owner'],
  take_archive: ['owner'],
  close_page: ['owner'],
} as const satisfies Record<string, readonly Role[]>;

/** Something that may be done on a page. */
export type Capability = keyof typeof capabilities;

/** Why a page's verb did nothing before it began: not one of its people, or none of her roles allows it. */
export type PageRefusal = 'not_found' | 'not_allowed';

/** Whether any of these roles allows it. */
export function may(held: readonly Role[], capability: Capability): boolean {
  const allowed: readonly Role[] = capabilities[capability];
  return held.some((role) => allowed.includes(role));
}

/** Roles as they are kept: in one order, each once, and `owner` alone, because it holds all others. */
export function plainRoles(chosen: readonly Role[]): Role[] {
  return chosen.includes('owner') ? ['owner'] : roles.filter((role) => chosen.includes(role));
}

/** Stored words as roles; the table takes no others. */
export function rolesOf(stored: readonly string[]): Role[] {
  return roles.filter((role) => stored.includes(role));
}

/** Days an invitation waits for its answer. */
export const inviteDays = 14;

/** People one page may have, and invitations that may be waiting. */
export const peopleMax = 20;

/** What invitations a page has may show of an address: its first letter and its host, `s…@example.com`. */
export function emailHint(email: string): string {
  const [name = '', host = ''] = [email.slice(0, email.lastIndexOf('@')), email.slice(email.lastIndexOf('@') + 1)];
  return `${[...name][0] ?? ''}…@${host}`.slice(0, 120);
}
