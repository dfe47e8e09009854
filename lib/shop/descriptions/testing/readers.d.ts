/** What tests use of two readers that bring no types. */

declare module '@marbec/web-auto-extractor' {
  /** What a page says to machines, by format and type, as a search engine reads it. */
  export type Extracted = { jsonld: Record<string, Record<string, unknown>[]>; errors: unknown[] };
  class WebAutoExtractor {
    constructor(options?: { addLocation?: boolean; embedSource?: string[] });
    parse(html: string): Extracted;
  }

  // biome-ignore lint/style/noDefaultExport: it is the package's
  export { WebAutoExtractor as default };
}

declare module '@adobe/structured-data-validator' {
  import type { Extracted } from '@marbec/web-auto-extractor';
  export type Issue = { issueMessage: string; severity: 'ERROR' | 'WARNING'; fieldNames: string[] };
  class Validator {
    constructor(schemaOrg: { '@graph': object[] });
    validate(extracted: Extracted): Promise<Issue[]>;
  }

  // biome-ignore lint/style/noDefaultExport: it is the package's
  export { Validator as default };
}
