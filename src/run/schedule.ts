/** Runs machines side by side within a budget of CPUs. */

export interface Task<T> {
  /** CPUs it keeps busy; a task that needs more than the budget runs alone. */
  cpus: number;
  run: () => Promise<T>;
}

/**
 * Runs all tasks, in order, as many at a time as the budget allows.
 *
 * @returns their results in the order of the tasks
 * @throws the first error, after the tasks that were running have ended; none is started after it
 */
export async function runWithinBudget<T>(tasks: readonly Task<T>[], budget: number): Promise<T[]> {
  const results: T[] = new Array(tasks.length);
  const failures: unknown[] = [];
  let next = 0;
  let busy = 0;
  await new Promise<void>((resolve) => {
    let running = 0;
    const startMore = () => {
      while (next < tasks.length && failures.length === 0) {
        const index = next;
        const task = tasks[index] as Task<T>;
        const cpus = Math.min(task.cpus, budget);
        if (busy + cpus > budget) {
          break;
        }
        next += 1;
        busy += cpus;
        running += 1;
        void task
          .run()
          .then(
            (result) => {
              results[index] = result;
            },
            (error: unknown) => failures.push(error),
          )
          .finally(() => {
            busy -= cpus;
            running -= 1;
            startMore();
          });
      }
      if (running === 0) {
        resolve();
      }
    };
    startMore();
  });
  if (failures.length > 0) {
    throw failures[0];
  }
  return results;
}
