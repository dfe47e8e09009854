/** What the Agentic Commerce Protocol says of a feed's products (version 2026-04-17), as a JSON schema: nothing else may be there. */
const of = (properties: Record<string, unknown>, required: readonly string[] = []) => ({
  ...{ type: 'object', additionalProperties: false, properties, required },
});
const text = { type: 'string' };
const address = { type: 'string', format: 'uri' };
const list = (items: unknown) => ({ type: 'array', items });
const description = { ...of({ plain: text, html: text, markdown: text }), minProperties: 1 };
const minor = { type: 'integer', minimum: 0 };
const price = of({ amount: minor, currency: { type: 'string', pattern: '^[A-Z]{3}$' } }, ['amount', 'currency']);
const pixels = { type: 'integer' };
const media = of({ type: text, url: address, alt_text: text, width: pixels, height: pixels }, ['type', 'url']);
const link = of({ type: text, title: text, url: address }, ['type', 'url']);
const seller = of({ name: text, links: list(link) });

const variant = of(
  {
    ...{ id: text, title: text, description, url: address, price, list_price: price, seller, marketplace: seller },
    barcodes: list(of({ type: text, value: text }, ['type', 'value'])),
    availability: of({ available: { type: 'boolean' }, status: text }),
    categories: list(of({ value: text, taxonomy: text }, ['value'])),
    condition: list(text),
    variant_options: list(of({ name: text, value: text }, ['name', 'value'])),
    media: list(media),
  },
  ['id', 'title'],
);

const product = of(
  {
    ...{ id: text, title: text, description, url: address, media: list(media) },
    variants: { ...list(variant), minItems: 1 },
  },
  ['id', 'variants'],
);

/** A feed's products in one document. */
export const acpProducts = of({ products: list(product) }, ['products']);
