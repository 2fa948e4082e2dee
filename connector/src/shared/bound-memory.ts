import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Bytes that new objects may take up, both halves together; half of it may be lost to copying. */
const ENOUGH = 32 * 1024 * 1024;

/** Percent by which old objects may grow before they are looked through again. */
const GROWTH = 50;

/**
 * Keeps the memory of this process small. On a machine with much memory V8 gives four times as much to
 * new objects as it needs here, and lets old ones pile up to a multiple of those that live; both sizes
 * can only be limited by options on the command line of Node, which a program that is installed has not
 * got. These flags it reads as it goes: how much it grows each time.
 */
export function boundMemory(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  const bound = () => {
    const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    const grows = (space?.space_size ?? 0) < ENOUGH;
    setFlagsFromString(`--semi-space-growth-factor=${grows ? 2 : 1}`);
  };
  bound();
  new PerformanceObserver(bound).observe({ entryTypes: ['gc'] });
}
