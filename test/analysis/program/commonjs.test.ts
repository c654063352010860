/** Modules of Node's older kind join the files, as written by people and by compilers. */
import { checkLinks as check } from '../check.ts';

describe('linking CommonJS', () => {
  it('follows module.exports and exports.x', () => {
    check(`
//- /object.js
const fs = require('fs');
function load() { return fs.readFileSync('a'); }
module.exports = { load, again: () => fs.readFileSync('b'), read: fs.readFileSync };
//- /names.js
const fs = require('fs');
exports.load = function () { return fs.readFileSync('c'); };
module.exports.again = () => exports.load();
//- /whole.js
const { readFileSync } = require('fs');
module.exports = () => readFileSync('d');
module.exports.load = () => readFileSync('e');
//- /klass.js
const { readFileSync } = require('fs');
module.exports = class Store { load() { return readFileSync('f'); } };
//- /main.js
const object = require('./object');
const names = require('./names');
const whole = require('./whole');
const Store = require('./klass');
const { load } = require('./object.js');
async function work() {
  object.load();
//^^^^^^^^^^^^^ task: object.load > fs.readFileSync
  object.again();
//^^^^^^^^^^^^^^ task: object.again > fs.readFileSync
  object.read('g');
//^^^^^^^^^^^^^^^^ task: fs.readFileSync
  names.load();
//^^^^^^^^^^^^ task: names.load > fs.readFileSync
  names.again();
//^^^^^^^^^^^^^ task: names.again > exports.load > fs.readFileSync
  whole();
//^^^^^^^ task: whole > fs.readFileSync
  whole.load();
//^^^^^^^^^^^^ task: whole.load > fs.readFileSync
  new Store().load();
//^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
  load();
//^^^^^^ task: load > fs.readFileSync
  require('./names').load();
//^^^^^^^^^^^^^^^^^^ task: require
//^^^^^^^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
}
`);
  });

  it('follows chains of exports, spreads and re-exports', () => {
    check(`
//- /load.js
const { readFileSync } = require('fs');
exports = module.exports = load;
function load() { return readFileSync('a'); }
exports.load = load;
//- /index.js
module.exports = { ...require('./more'), load: require('./load') };
//- /more.js
Object.assign(exports, { more: () => require('fs').readFileSync('b') });
//- /again.js
module.exports = require('./load');
//- /main.js
const { load, more } = require('./index');
async function work() {
  load();
//^^^^^^ task: load > fs.readFileSync
  load.load();
//^^^^^^^^^^^ task: load.load > fs.readFileSync
  more();
//^^^^^^ task: more > fs.readFileSync
  require('./again')();
//^^^^^^^^^^^^^^^^^^ task: require
//^^^^^^^^^^^^^^^^^^^^ task: require > fs.readFileSync
}
`);
  });

  it('is imported by ES modules, and imports them', () => {
    check(`
//- /old.cjs
const { readFileSync } = require('fs');
module.exports = { load: () => readFileSync('a') };
//- /new.mjs
import { readFileSync } from 'node:fs';
export const load = () => readFileSync('b');
//- /main.mjs
import old, { load } from './old.cjs';
import * as all from './old.cjs';
export async function work() {
  old.load();
//^^^^^^^^^^ task: old.load > fs.readFileSync
  load();
//^^^^^^ task: load > fs.readFileSync
  all.load();
//^^^^^^^^^^ task: all.load > fs.readFileSync
  all.default.load();
//^^^^^^^^^^^^^^^^^^ task: all.default.load > fs.readFileSync
}
//- /main.cjs
async function work() {
  require('./new.mjs').load();
//^^^^^^^^^^^^^^^^^^^^ task: require
//^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
}
`);
  });

  it('reads what compilers write', () => {
    check(`
//- /load.js
"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.load = exports.Store = void 0;
const node_fs_1 = require("node:fs");
function load() { return (0, node_fs_1.readFileSync)('a'); }
exports.load = load;
class Store { load() { return (0, node_fs_1.readFileSync)('b'); } }
exports.Store = Store;
exports.default = load;
//- /index.js
"use strict";
var __createBinding = (this && this.__createBinding) || function () {};
var __exportStar = (this && this.__exportStar) || function (m, exports) { for (var p in m) __createBinding(exports, m, p); };
Object.defineProperty(exports, "again", { enumerable: true, get: function () { return load_1.load; } });
const load_1 = require("./load");
__exportStar(require("./load"), exports);
//- /default.js
"use strict";
var __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };
var __importStar = (this && this.__importStar) || function (mod) { return mod; };
const fs_1 = __importDefault(require("fs"));
const fs = __importStar(require("fs"));
const load_1 = __importDefault(require("./load"));
exports.main = async () => {
  fs_1.default.readFileSync('c');
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  fs.readFileSync('d');
//^^^^^^^^^^^^^^^^^^^^ task: fs.readFileSync
  (0, load_1.default)();
//^^^^^^^^^^^^^^^^^^^^^ task: load_1.default > fs.readFileSync
};
//- /main.js
"use strict";
const index_1 = require("./index");
exports.main = async () => {
  (0, index_1.load)();
//^^^^^^^^^^^^^^^^^^^ task: index_1.load > fs.readFileSync
  (0, index_1.again)();
//^^^^^^^^^^^^^^^^^^^^ task: index_1.again > fs.readFileSync
  new index_1.Store().load();
//^^^^^^^^^^^^^^^^^^^^^^^^^^ task: load > fs.readFileSync
};
`);
  });
});
