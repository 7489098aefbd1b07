/** Wait until a check passes, in real time, whatever the test has done to the clock. The check's last error where it never does. */
export async function until(check: () => unknown, patience = 2_000): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await new Promise((go) => setImmediate(go));
  }
}

/** Let what is under way come to its end. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await new Promise((go) => setImmediate(go));
}
