import type { Logger } from 'pino';
import type { Definitions } from 'strapi-cdp-config';

type Listener = (definitions: Definitions) => Promise<void>;

/** Those who work from the definitions, and which of them are behind. */
export class Listeners {
  readonly #logger: Logger;
  /** Each with what it last took in. */
  readonly #known = new Map<Listener, Definitions | undefined>();

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  add(listener: Listener, known: Definitions): void {
    this.#known.set(listener, known);
  }

  /** Tells everyone who does not know these yet. Who fails is told again the next time. */
  async tell(definitions: Definitions): Promise<void> {
    for (const [listener, known] of this.#known) {
      if (known === definitions) continue;
      try {
        await listener(definitions);
        this.#known.set(listener, definitions);
      } catch (error) {
        this.#known.set(listener, undefined);
        this.#logger.error({ err: error }, 'A change of the definitions could not be applied yet.');
      }
    }
  }
}
