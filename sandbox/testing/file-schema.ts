/**
 * A file as the provider's own library types it. The part of the description that lies beside the project leaves files out.
 */
export const FILE_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['created', 'expires_at', 'filename', 'id', 'object', 'purpose', 'size', 'title', 'type', 'url'],
  properties: {
    id: { type: 'string' },
    object: { const: 'file' },
    created: { type: 'integer' },
    expires_at: { type: ['integer', 'null'] },
    filename: { type: ['string', 'null'] },
    links: {
      type: ['object', 'null'],
      additionalProperties: false,
      required: ['object', 'data', 'has_more', 'url'],
      properties: {
        object: { const: 'list' },
        data: { type: 'array' },
        has_more: { type: 'boolean' },
        url: { type: 'string' },
      },
    },
    purpose: { enum: ['dispute_evidence'] },
    size: { type: 'integer' },
    title: { type: ['string', 'null'] },
    type: { type: ['string', 'null'] },
    url: { type: ['string', 'null'] },
  },
};
