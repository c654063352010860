/**
 * Prints the milliseconds of a function, the lower quartile of some runs, as disturbances only add: `node
 * measured-function.mjs MODULE NAME`.
 */
const ROUNDS = 9;

const [, , path, name] = process.argv;
const { [name]: run } = await import(path);
const times = [];
for (let round = 0; round < ROUNDS; round++) {
  const start = process.hrtime.bigint();
  const used = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(used);
  // What others do on the machine counts in neither.
  times.push(Math.min(Number(process.hrtime.bigint() - start) / 1e6, (user + system) / 1e3));
}
process.stdout.write(String(times.sort((a, b) => a - b)[ROUNDS >> 2]));
