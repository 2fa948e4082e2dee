import { setTimeout as delay } from 'node:timers/promises';
import { HTTPError } from 'got';
import type { Logger } from 'pino';
import type { Definitions, Status } from 'strapi-cdp-config';
import { listen, type Subscription } from '../database/index.ts';
import type { Platform } from '../platform.ts';
import { coalesce } from '../shared/coalesce.ts';
import { describeStrapiFailure } from '../strapi/index.ts';
import {
  DEFINITIONS_CHANNEL,
  type DefinitionsCopy,
  loadCopy,
  saveCopy,
  touchCopy,
} from './copy.ts';
import type { DefinitionsStore } from './index.ts';
import { Listeners } from './listeners.ts';
import { mergeDefinitions } from './merge.ts';
import { BadDefinitionsError, pullDefinitions } from './pull.ts';
import { describeRefusal, register } from './registration.ts';

/** Milliseconds before the first repetition of a failed pull; doubles up to the usual interval. */
const FIRST_RETRY = 1_000;

/** What the copy of the definitions is built from. */
export type DefinitionsPlatform = Pick<
  Platform,
  'configuration' | 'database' | 'pool' | 'strapi' | 'settings' | 'logger' | 'clock'
>;

/** Builds the copy of what editors wrote. Nothing happens before `start`. */
export function createDefinitions(platform: DefinitionsPlatform): DefinitionsStore {
  return new PulledDefinitions(platform);
}

class PulledDefinitions implements DefinitionsStore {
  readonly #platform: DefinitionsPlatform;
  readonly #logger: Logger;
  readonly #listeners: Listeners;
  readonly #ending = new AbortController();
  #subscription: Subscription | undefined;
  #looking: Promise<void> | undefined;

  #copy: DefinitionsCopy | undefined;
  #merged: Definitions;
  /** Whether the database holds the copy of the memory. */
  #kept = true;
  #registered = false;
  #refusal: string | undefined;
  #error: string | null = null;
  /** Pulls that failed in a row. */
  #failures = 0;

  readonly refresh = coalesce(() => this.#look());

  constructor(platform: DefinitionsPlatform) {
    this.#platform = platform;
    this.#logger = platform.logger.child({ part: 'definitions' });
    this.#listeners = new Listeners(this.#logger);
    this.#merged = mergeDefinitions(undefined, platform.configuration);
  }

  current(): Definitions {
    return this.#merged;
  }

  freshness(): Status['definitions'] {
    return {
      etag: this.#copy?.etag ?? null,
      checkedAt: this.#copy?.checkedAt.toISOString() ?? null,
      error: this.#error,
    };
  }

  async presented(): Promise<void> {
    if (!this.#registered) await this.refresh();
  }

  onChange(
    listener: (definitions: Definitions) => Promise<void>,
    known: Definitions = this.#merged,
  ): void {
    this.#listeners.add(listener, known);
  }

  async start(): Promise<void> {
    await this.#reload();
    this.#subscription = listen(this.#platform.pool, DEFINITIONS_CHANNEL, (etag) => {
      if (etag !== this.#copy?.etag) this.#reload().catch((error) => this.#complain(error));
    });
    this.#looking = this.#keepLooking();
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#subscription?.stop();
    await this.#looking;
  }

  async #keepLooking(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await this.refresh();
      await delay(this.#pause(), undefined, { signal }).catch(() => undefined);
    }
  }

  /** Milliseconds until the next look. Jitter keeps replicas from asking all at once. */
  #pause(): number {
    const usual = this.#platform.settings.definitionsInterval * 1000;
    const pause =
      this.#failures === 0 ? usual : Math.min(usual, FIRST_RETRY * 2 ** (this.#failures - 1));
    return pause * (0.8 + 0.2 * Math.random());
  }

  async #look(): Promise<void> {
    try {
      await this.#register();
      await this.#pull();
      if (this.#error) this.#logger.info('The definitions are up to date again.');
      this.#error = null;
      this.#failures = 0;
    } catch (error) {
      this.#failures += 1;
      // Strapi may come back as another one: present the connector again.
      this.#registered = false;
      const reason =
        error instanceof BadDefinitionsError ? error.message : describeStrapiFailure(error);
      if (reason !== this.#error) {
        this.#logger.warn({ reason }, 'The definitions cannot be pulled.');
      }
      this.#error = reason;
    }
    if (this.#copy) await this.#keep(this.#copy);
    await this.#listeners.tell(this.#merged);
  }

  /** Strapi may refuse a registration, of which it says why, and still serve the definitions. */
  async #register(): Promise<void> {
    if (this.#registered) return;
    const { strapi, configuration } = this.#platform;
    try {
      await register(strapi, configuration);
      this.#registered = true;
      this.#refusal = undefined;
      this.#logger.info({ name: configuration.name }, 'Registered with Strapi.');
    } catch (error) {
      if (!(error instanceof HTTPError)) throw error;
      const reason = describeRefusal(error);
      if (reason !== this.#refusal) {
        this.#logger.warn({ reason }, 'Strapi refuses the registration.');
      }
      this.#refusal = reason;
    }
  }

  async #pull(): Promise<void> {
    // As of the question: what another process asked later is newer, however long the answer takes.
    const checkedAt = this.#platform.clock();
    const pulled = await pullDefinitions(this.#platform.strapi, this.#copy?.etag);
    if (pulled.changed) {
      this.#kept = false;
      this.#adopt({ etag: pulled.etag, document: pulled.document, checkedAt });
    } else if (this.#copy) {
      this.#copy = { ...this.#copy, checkedAt };
    }
  }

  #adopt(copy: DefinitionsCopy): void {
    this.#copy = copy;
    this.#merged = mergeDefinitions(copy.document, this.#platform.configuration);
    this.#logger.info(
      { etag: copy.etag, workflows: this.#merged.workflows.length },
      'The definitions changed.',
    );
  }

  /** The copy in memory counts even while the database is away. */
  async #keep(copy: DefinitionsCopy): Promise<void> {
    const { database } = this.#platform;
    try {
      if (this.#kept) await touchCopy(database, copy.etag, copy.checkedAt);
      else await saveCopy(database, copy);
      this.#kept = true;
    } catch (error) {
      this.#complain(error);
    }
  }

  /** Takes over what this or another process kept, if that is newer. */
  async #reload(): Promise<void> {
    const stored = await loadCopy(this.#platform.database);
    const known = this.#copy;
    if (!stored || stored.etag === known?.etag) return;
    if (known && stored.checkedAt <= known.checkedAt) return;
    this.#kept = true;
    this.#adopt(stored);
    await this.#listeners.tell(this.#merged);
  }

  #complain(error: unknown): void {
    this.#logger.warn({ err: error }, 'The copy of the definitions cannot be read or kept now.');
  }
}
