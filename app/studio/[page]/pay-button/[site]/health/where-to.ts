import type { FindingKind } from '@/lib/money/button/health/model';

type Way = {
  href: string;
  label: 'site.health_keys' | 'site.health_origins' | 'site.health_hooks' | 'site.health_orders';
};

const keys = { href: '#keys', label: 'site.health_keys' } as const;
const origins = { href: '#origins', label: 'site.health_origins' } as const;
const hooks = { href: '/webhooks', label: 'site.health_hooks' } as const;
const orders = { href: '#orders', label: 'site.health_orders' } as const;

/** Where a finding is mended in the studio (behind the site's address), where it is. */
const mends: Partial<Record<FindingKind, Way>> = {
  ...{ no_key: keys, key_unused: keys, test_key: keys, no_origin: origins, return_unknown: origins, coop: origins },
  ...{ hooks_gone: hooks, hooks_failing: hooks, hooks_none: hooks, hooks_unproven: hooks },
  ...{ uncompleted: orders, unshown: orders, expired: orders },
};

/** Where it is written how it is meant. */
const docs: Record<FindingKind, string> = {
  suspended: '/developers/api#merchant_suspended',
  shop_closed: '/developers/api#merchant_suspended',
  no_origin: '/developers#page',
  no_key: '/developers#server',
  foreign_origin: '/developers/api#origin_not_registered',
  uncompleted: '/developers#server',
  complete_failed: '/developers#server',
  create_failed: '/developers#server',
  verifier_wrong: '/developers/api#verifier_wrong',
  code_wrong: '/developers/api#code_wrong',
  code_late: '/developers/api#code_expired',
  return_unknown: '/developers/api#return_url_not_registered',
  hooks_gone: '/developers#webhooks',
  hooks_failing: '/developers#webhooks',
  csp_frame: '/developers#page',
  unshown: '/developers#server',
  coop: '/developers#page',
  popup_blocked: '/developers#page',
  test_key: '/developers#server',
  hooks_none: '/developers#webhooks',
  hooks_unproven: '/developers#webhooks',
  key_unused: '/developers#server',
  uncounted: '/developers#page',
  expired: '/developers#server',
};

/** Where to go with a finding. */
export function whereTo(kind: FindingKind): { mend: Way | null; docs: string } {
  return { mend: mends[kind] ?? null, docs: docs[kind] };
}
