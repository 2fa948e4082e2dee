import { type Child, describeEnding, startChild, waitUntilReady } from '../processes/index.ts';
import type { Service } from './services.ts';

/** The running processes of the site. */
export type Crew = {
  /** Starts a service and waits until it is ready. */
  start(service: Service, options?: StartOptions): Promise<void>;
  /** Starts a program that is never "ready", such as a compiler in watch mode. */
  add(child: Child): void;
  /** Stops one, to start it again. */
  stop(service: Service): Promise<void>;
  /** Stops all of them at once. */
  stopAll(): Promise<void>;
  /** Ends all of them without asking. */
  killAll(): void;
  /** Resolves when one has ended that nobody stopped, with what to tell about it. */
  loss: Promise<string>;
};

/** Where the output of a service goes, and how long it may take to get ready, in ms. */
export type StartOptions = {
  logFile?: string;
  onLine?: (line: string) => void;
  patience?: number;
};

const usualPatience = 120_000;

/** Keeps the processes of the site together: if one is lost, the others cannot go on. */
export function gatherCrew(): Crew {
  const children = new Map<string, Child>();
  const dismissed = new WeakSet<Child>();
  let reportLoss: (description: string) => void = () => undefined;
  const loss = new Promise<string>((done) => {
    reportLoss = done;
  });

  const add = (child: Child) => {
    children.set(child.name, child);
    child.ended.then(async () => {
      if (!dismissed.has(child)) reportLoss(await describeEnding(child));
    });
  };
  const dismiss = async (child: Child) => {
    dismissed.add(child);
    await child.stop();
    children.delete(child.name);
  };

  return {
    add,
    loss,
    async start(service, { patience = usualPatience, ...output } = {}) {
      const child = startChild({ ...service, ...output });
      add(child);
      await waitUntilReady(child, service.ready, patience);
    },
    async stop(service) {
      const child = children.get(service.name);
      if (child) await dismiss(child);
    },
    async stopAll() {
      await Promise.all([...children.values()].map(dismiss));
    },
    killAll() {
      for (const child of children.values()) child.kill('SIGKILL');
    },
  };
}
