/** Stands in for the package, which has to be compiled: as slow and as it is called, without its cryptography. */
const { setTimeout } = require('node:timers/promises');

const MILLISECONDS = 60;

function hashOf(text, rounds) {
  if (rounds === undefined) throw new Error('data and salt arguments required');
  return `$2b$${rounds}$${Buffer.from(text).toString('base64')}`;
}

const matches = (text, hash) => hash.endsWith(`$${Buffer.from(text).toString('base64')}`);

/** The result of a computation that takes its time here. */
function slowly(compute) {
  const end = performance.now() + MILLISECONDS;
  while (performance.now() < end);
  return compute();
}

/** The same on a thread of the runtime. */
async function later(compute) {
  await setTimeout(MILLISECONDS / 10);
  return compute();
}

exports.hashSync = (text, rounds) => slowly(() => hashOf(text, rounds));
exports.compareSync = (text, hash) => slowly(() => matches(text, hash));
exports.hash = (text, rounds) => later(() => hashOf(text, rounds));
exports.compare = (text, hash) => later(() => matches(text, hash));
