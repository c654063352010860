#!/usr/bin/env node
/** Makes `main.ts` an executable that can stand for VS Code's. */
require('tsx/cjs');

const { main } = require('./main.ts');

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
