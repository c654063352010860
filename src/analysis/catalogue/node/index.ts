/** The built-in modules of Node. */
import type { CatalogueModule } from '../types.ts';
import { childProcess } from './child-process.ts';
import { crypto } from './crypto.ts';
import { dgram } from './dgram.ts';
import { fs } from './fs.ts';
import { module } from './module.ts';
import { os } from './os.ts';
import { inspector, process } from './process.ts';
import { sqlite } from './sqlite.ts';
import { v8 } from './v8.ts';
import { values } from './values.ts';
import { vm } from './vm.ts';
import { wasi } from './wasi.ts';
import { zlib } from './zlib.ts';

export const nodeModules: readonly CatalogueModule[] = [
  childProcess,
  crypto,
  dgram,
  fs,
  inspector,
  module,
  os,
  process,
  sqlite,
  v8,
  vm,
  wasi,
  zlib,
  ...values,
];
