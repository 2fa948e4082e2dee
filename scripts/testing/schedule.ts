/** Something to run, and how much of the machine it takes while it runs. */
export type Task = {
  /** 0 for what mostly waits: it runs beside the others. */
  places: number;
  run(): Promise<void>;
};

/**
 * Runs tasks beside each other, as many as find a place. They begin in their order: none is overtaken,
 * so that a large one gets its turn.
 *
 * @param places how many there are
 * @param signal begins nothing more
 * @throws what the first task threw that failed, once nothing runs any more
 */
export async function runTasks(
  tasks: readonly Task[],
  places: number,
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  const running = new Set<Promise<void>>();
  let free = places;
  const isOver = () => failures.length > 0 || signal.aborted;
  for (const task of tasks) {
    // One that wants more than there is gets all of it.
    const taken = Math.min(task.places, places);
    while (free < taken && !isOver()) await Promise.race(running);
    if (isOver()) break;
    free -= taken;
    const work: Promise<void> = task
      .run()
      .catch((failure: unknown) => void failures.push(failure))
      .finally(() => {
        free += taken;
        running.delete(work);
      });
    running.add(work);
  }
  await Promise.all(running);
  signal.throwIfAborted();
  if (failures.length > 0) throw failures[0];
}
