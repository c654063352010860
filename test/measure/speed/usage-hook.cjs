/**
 * Loaded into a measured process before its program: when it ends, it writes down what it has used. Other processes it
 * starts do the same.
 */
const { appendFileSync, readFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

// Threads count as part of their process.
if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    appendFileSync(
      process.env.MEASURED_USAGE,
      `${JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: peakMemory() })}\n`,
    );
  });
}

/** In bytes. Linux counts the peak of the process that started this one into `maxRSS`, not into VmHWM. */
function peakMemory() {
  const kibibytes =
    process.platform === 'linux'
      ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]
      : process.resourceUsage().maxRSS;
  return kibibytes * 1024;
}
