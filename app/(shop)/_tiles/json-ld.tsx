import { jsonLdText } from '@/lib/platform/json-ld';

/** Data for search engines. The escaping is `jsonLdText`; React would break the JSON by escaping its quotes. */
export function JsonLd({ data }: { data: Record<string, unknown> | readonly Record<string, unknown>[] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the one escaper for this is jsonLdText
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLdText(data) }} />;
}
