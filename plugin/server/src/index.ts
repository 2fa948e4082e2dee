import { config } from './config.ts';
import { connectorPolicies } from './connector/index.ts';
import { contentTypes } from './content-types.ts';
import { controllers } from './controllers.ts';
import { bootstrap, destroy, register } from './lifecycle.ts';
import { routes } from './routes.ts';
import { services } from './services.ts';

export type {
  ProcessedValue,
  ProcessorContext,
  ValueProcessor,
} from './field-exports/index.ts';

/** The server side of the plugin, as Strapi loads it. */
export default {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  controllers,
  policies: connectorPolicies,
  routes,
  services,
};
