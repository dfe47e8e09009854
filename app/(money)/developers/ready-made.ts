/** The packages that come with Souk: where each lies with its guide, and how far it was tried (`docs/integrations.md`). */
export const readyMade = [
  { name: 'Medusa', folder: 'integrations/medusa', tried: 'dev_platform_tried' },
  { name: 'Vendure', folder: 'integrations/vendure', tried: 'dev_platform_tried' },
  { name: 'Shopify', folder: 'integrations/shopify', tried: 'dev_platform_contract' },
  { name: 'WooCommerce', folder: 'integrations/woocommerce', tried: 'dev_platform_contract' },
  { name: 'Node.js', folder: 'integrations/merchant', tried: 'dev_platform_plain' },
  { name: 'JavaScript', folder: 'integrations/client', tried: 'dev_platform_client' },
] as const;
