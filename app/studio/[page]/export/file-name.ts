import type { MessageKey } from '@/lib/platform/catalogue';
import type { Target } from '@/lib/shop/exports/model';

/** What each file is called to a person. */
export const fileNames = {
  'shopify.csv': 'exports.file_shopify',
  'shopify-classic.csv': 'exports.file_shopify_classic',
  'meta.csv': 'exports.file_meta_csv',
  'meta.xml': 'exports.file_meta_xml',
  'google.xml': 'exports.file_google_xml',
  'google.tsv': 'exports.file_google_tsv',
  'acp.jsonl': 'exports.file_acp_jsonl',
  'acp.json': 'exports.file_acp_json',
} as const satisfies Record<Target, MessageKey>;
