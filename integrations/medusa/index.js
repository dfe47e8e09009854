import { ModuleProvider, Modules } from '@medusajs/framework/utils';
import { SoukPayProvider } from './provider.js';

export { SoukPayProvider };

// Medusa loads a provider by its default export.
export default ModuleProvider(Modules.PAYMENT, { services: [SoukPayProvider] });
