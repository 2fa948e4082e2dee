import type { Definitions, Status } from 'strapi-cdp-config';

export { readDefinitions } from './read.ts';
export { describeConnector } from './registration.ts';
export { createDefinitions, type DefinitionsPlatform } from './store.ts';

/** The connector's copy of what editors wrote, together with what the configuration file manages. */
export interface DefinitionsStore {
  /** The configuration's own definitions merged over the last good copy from Strapi. */
  current(): Definitions;
  /** Which version the copy has, when it last equalled Strapi's, and why the last pull failed. */
  freshness(): Status['definitions'];
  /** Pulls now. Never throws for a Strapi that is down: `freshness` tells. */
  refresh(): Promise<void>;
  /**
   * Waits until Strapi was told what the configuration file manages: before, it knows nothing of the
   * fields that may leave. Never throws for a Strapi that is down, or that refuses it.
   */
  presented(): Promise<void>;
  /**
   * Calls the listener after each change of the content; a listener that fails is logged, and told
   * again.
   *
   * @param known what the listener has taken in already
   */
  onChange(listener: (definitions: Definitions) => Promise<void>, known?: Definitions): void;
  /**
   * Loads the last good copy, then registers with Strapi and keeps pulling in the background. May be
   * called again if the database failed it.
   */
  start(): Promise<void>;
  stop(): Promise<void>;
}
