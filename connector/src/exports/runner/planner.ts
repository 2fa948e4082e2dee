import { findChangePosition, unmeet } from '../ledger/index.ts';
import { ChangesUnknownError } from '../pages/index.ts';
import type { Position } from '../runs/index.ts';
import type { ExecutionParts } from './execution.ts';
import type { KeptStep } from './kept-step.ts';
import { PageReader } from './page-reader.ts';
import { planChanges, planDeletions, planPage, type Step } from './step.ts';

const HOUR = 60 * 60 * 1000;

/** What steps are planned with. */
export type PlannerParts = Pick<ExecutionParts, 'platform' | 'run' | 'signal'>;

/** A step that is planned while the one before it is delivered. */
export interface Ahead {
  /** Rejects with what kept it from being planned. */
  step: Promise<KeptStep | undefined>;
  /** The step, if it is there by now. */
  ready(): KeptStep | undefined;
}

/** Makes the steps of a run, one after the other. */
export class Planner {
  readonly #parts: PlannerParts;
  readonly #reader: PageReader;

  constructor(parts: PlannerParts) {
    this.#parts = parts;
    this.#reader = new PageReader(parts.platform.strapi, parts.run, parts.signal);
  }

  /** A run that has just begun looks at what was written since the last one, where that is known. */
  async goOnFromChanges(): Promise<void> {
    const { platform, run } = this.#parts;
    const { phase, cursor } = run.position;
    if (run.options.mode !== 'changes' || phase !== 'pages' || cursor !== null) return;
    const { database, settings, clock } = platform;
    const comparedAfter = new Date(clock().getTime() - settings.reconcileInterval * HOUR);
    const position = await findChangePosition(database, run, comparedAfter);
    if (position !== undefined) run.position = { phase: 'changes', cursor: position };
  }

  /** Makes the step at the checkpoint. @returns undefined when it turned out that all entries must be compared */
  async plan(): Promise<KeptStep | undefined> {
    const step = await this.#planAt(this.#parts.run.position);
    return step && notKept(step);
  }

  /**
   * Begins to make the step after one that is about to be delivered, where it does not depend on what
   * becomes of that: a run that sends everything compares with nothing.
   */
  planAfter(position: Position): Ahead | undefined {
    const { mode, maxRate } = this.#parts.run.options;
    // A slow run would deliver what was true long before.
    if (position.phase !== 'pages' || mode !== 'full' || maxRate !== null) return undefined;
    let ready: KeptStep | undefined;
    const step = this.#planAt(position).then((planned) => {
      ready = planned && notKept(planned);
      return ready;
    });
    // A failure is met once the step before is noted.
    step.catch(() => undefined);
    return { step, ready: () => ready };
  }

  /** Stops reading. */
  close(): Promise<void> {
    return this.#reader.close();
  }

  async #planAt({ phase, cursor }: Position): Promise<Step | undefined> {
    const { run, platform } = this.#parts;
    const { database } = platform;
    switch (phase) {
      case 'changes':
        try {
          return await planChanges(database, run, await this.#reader.readChanges(cursor));
        } catch (error) {
          if (!(error instanceof ChangesUnknownError)) throw error;
          await unmeet(database, run);
          run.position = { phase: 'pages', cursor: null };
          return undefined;
        }
      case 'pages':
        return planPage(database, run, await this.#reader.read(cursor), cursor);
      default:
        return planDeletions(database, run);
    }
  }
}

const notKept = (step: Step): KeptStep => ({ step, batch: null });
