const PAUSE = 20;

/**
 * Tries until `attempt` does not throw.
 * @param limit milliseconds; then the last error is thrown
 */
export async function eventually<T>(attempt: () => T | Promise<T>, limit = 5000): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}
