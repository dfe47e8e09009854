export { soukPayHandler } from './handler.js';
export { SoukPayPlugin } from './plugin.js';
