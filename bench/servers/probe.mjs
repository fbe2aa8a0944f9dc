/** Preloaded into each server that is measured: tells its parent what the process uses, and ends with it. */
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ memory: process.memoryUsage.rss(), cpu: user + system });
});
process.on('disconnect', () => process.exit());
