import type { Registration } from 'strapi-cdp-config';
import { connectorRepository } from '../connector/index.ts';
import { retriedTransaction } from '../database/index.ts';
import type { Dependencies } from '../strapi.ts';
import { applyManagedActivations } from './managed-activations.ts';
import { applyManagedAudiences } from './managed-audiences.ts';
import { applyManagedComputedTraits } from './managed-computed-traits.ts';
import { applyManagedFieldExports } from './managed-field-exports.ts';
import { applyManagedGroups } from './managed-groups.ts';
import { applyManagedSources } from './managed-sources.ts';
import { applyManagedWorkflows } from './managed-workflows.ts';

/** Takes note of the connectors that present themselves. */
export function registrationService({ strapi }: Dependencies) {
  const connectors = connectorRepository(strapi);

  return {
    /**
     * Remembers a connector and makes the definitions that its configuration file manages what it
     * says, all or nothing. Replicas may say the same at once: then one of them finds it done.
     *
     * @throws ConflictError when the file of another connector manages one of them
     */
    async register({ managed, ...connector }: Registration): Promise<void> {
      await retriedTransaction(strapi, async () => {
        await connectors.save(connector, new Date());
        const known = await connectors.findAll();
        // What relies on others first, because what vanished stays where something relies on it.
        await applyManagedActivations(strapi, connector.name, managed.activations);
        await applyManagedAudiences(strapi, connector.name, managed.audiences);
        await applyManagedGroups(strapi, connector.name, managed.segmentGroups, known);
        await applyManagedWorkflows(strapi, connector.name, managed.workflows);
        await applyManagedFieldExports(strapi, connector.name, managed.fieldExports);
        await applyManagedSources(strapi, connector.name, managed.sources);
        await applyManagedComputedTraits(strapi, connector.name, managed.computedTraits);
      });
    },
  };
}
