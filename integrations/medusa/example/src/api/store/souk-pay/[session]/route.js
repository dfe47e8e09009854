/** Where the storefront hands over what the button brought; in TypeScript: `export { POST } from '@souk/medusa/approve'`. */
exports.POST = require('@souk/medusa/approve').POST;
