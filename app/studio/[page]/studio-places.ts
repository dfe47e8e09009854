import type { MessageKey } from '@/lib/platform/catalogue';
import { type Capability, may, type Role } from '@/lib/shop/ownership/model';

type Part = { path: string; label: MessageKey; for: readonly Capability[]; exact?: boolean; also?: readonly string[] };

const sections = [
  {
    name: 'overview',
    label: 'studio.overview',
    parts: [
      { path: '', label: 'studio.overview', for: ['see_people'], exact: true },
      { path: '/updates', label: 'studio.updates', for: ['see_catalog'] },
    ],
  },
  {
    name: 'products',
    label: 'studio.products',
    parts: [
      { path: '/products', label: 'studio.products', for: ['see_catalog'], also: ['/open'] },
      { path: '/collections', label: 'collections.title', for: ['change_catalog'] },
      { path: '/reviews', label: 'reviews.title', for: ['see_catalog'] },
      { path: '/discounts', label: 'discounts.title', for: ['change_catalog'] },
      { path: '/import', label: 'studio.part_import', for: ['change_catalog'], also: ['/move'] },
      { path: '/export', label: 'studio.part_export', for: ['export_catalog'] },
    ],
  },
  {
    name: 'orders',
    label: 'studio.orders',
    parts: [
      { path: '/orders', label: 'studio.orders', for: ['see_orders'] },
      { path: '/customers', label: 'inbox.customers', for: ['see_buyers'] },
    ],
  },
  {
    name: 'money',
    label: 'payouts.title',
    parts: [
      { path: '/payouts', label: 'payouts.title', for: ['see_money'] },
      { path: '/charity', label: 'donations.studio_title', for: ['see_money'] },
    ],
  },
  {
    name: 'insights',
    label: 'insights.title',
    parts: [{ path: '/insights', label: 'insights.title', for: ['see_insights'] }],
  },
  {
    name: 'settings',
    label: 'studio.settings',
    parts: [
      {
        path: '/settings',
        label: 'studio.settings_page',
        for: ['change_page', 'see_settings'],
        exact: true,
        also: ['/settings/close'],
      },
      { path: '/design', label: 'design.title', for: ['change_page'] },
      { path: '/settings/delivery', label: 'studio.settings_delivery', for: ['see_settings'] },
      { path: '/settings/markets', label: 'markets.title', for: ['see_settings'] },
      { path: '/settings/places', label: 'stock.places', for: ['change_stock'] },
      { path: '/settings/legal', label: 'studio.settings_legal', for: ['see_settings'] },
      { path: '/pay-button', label: 'button.site_place', for: ['see_settings'] },
      { path: '/settings/domain', label: 'domain.title', for: ['see_settings'] },
      { path: '/settings/people', label: 'people.title', for: ['see_people'], also: ['/settings/owners'] },
      { path: '/leave', label: 'studio.part_leave', for: ['take_archive'], also: ['/come-back'] },
    ],
  },
] as const satisfies readonly { name: string; label: MessageKey; parts: readonly Part[] }[];

/** One of the studio's sections. */
export type SectionName = (typeof sections)[number]['name'];

/** The map of the studio: its sections and the places of each, those of them that one of these roles opens. */
export function placesFor(roles: readonly Role[]) {
  return sections
    .map(({ name, label, parts }) => ({
      name,
      label,
      parts: (parts as readonly Part[]).filter((part) => part.for.some((one) => may(roles, one))),
    }))
    .filter(({ parts }) => parts.length > 0);
}
