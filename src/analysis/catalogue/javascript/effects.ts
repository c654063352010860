/** What functions and methods do besides giving a value: data, for those who ask who else may notice. */

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Methods that only look at what they are called on: texts, numbers, collections, buffers, dates, patterns. */
const LOOKS =
  /^(get|has|keys|values|entries|forEach|map|filter|some|every|find(Last)?(Index)?|reduce(Right)?|flat(Map)?|slice|concat|join|at|includes|(last)?[iI]ndexOf|to(String|Sorted|Reversed|Spliced|JSON|Fixed|Precision|ISOString|Locale\w+|LowerCase|UpperCase)|with|split|trim(Start|End)?|pad(Start|End)|repeat|replace(All)?|match(All)?|search|test|exec|startsWith|endsWith|char(Code)?At|codePointAt|normalize|sub(str|string|array)|valueOf|getTime|get(UTC)?(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)|equals|compare|readU?Int\w+|hasOwnProperty|digest|is(File|Directory|SymbolicLink))$/;
/** @param method its name */
export const onlyLooks = (method: string): boolean => LOOKS.test(method);

/** Methods that change what they are called on. */
const CHANGES =
  /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear|append|enqueue|dequeue|setDate|setTime|writeU?Int\w+)$/;
/** @param method its name */
export const changesItself = (method: string): boolean => CHANGES.test(method);

/** Functions of the language that give a value and leave no trace: whole paths, or the first name of one. */
const PURE =
  /^((Math|Number|String|Boolean|BigInt|JSON|Symbol|Reflect|Intl|Buffer|URL|URLSearchParams|Date|RegExp|Array|Map|Set|WeakMap|WeakSet|\w*Error|\w+Array|ArrayBuffer|DataView|TextDecoder|TextEncoder|parseInt|parseFloat|isNaN|isFinite|structuredClone|encodeURI(Component)?|decodeURI(Component)?|btoa|atob|performance)(\b|$)|Object\.(keys|values|entries|fromEntries|create|hasOwn|freeze|is|getPrototypeOf|getOwnPropertyNames|groupBy)$|Promise\.(resolve|all|allSettled|race|any)$|process\.(cwd|hrtime|uptime|memoryUsage)\b)/;
/** Modules whose functions compute and no more. */
const PURE_MODULES = names('node:path node:url node:util node:querystring node:buffer node:assert node:string_decoder');
/** Those of others: keys, sums and random numbers. */
const PURE_OF_OTHERS = /^(node:crypto:(createHash|createHmac|hash|random\w+|timingSafeEqual)|node:os:\w+)/;
/** @param module `globals` for what needs no import */
export const leavesNothing = (module: string, path: string): boolean =>
  module === 'globals' ? PURE.test(path) : PURE_MODULES.has(module) || PURE_OF_OTHERS.test(`${module}:${path}`);

/** Functions that give something else each time: names with it in them are nobody else's. */
const UNIQUE =
  /(^|\.)(randomUUID|randomBytes|mkdtemp(Sync)?|nanoid|uuid(v[147])?|v[147]|ulid|cuid|createId|hrtime|bigint|now|random|tmpName(Sync)?|fileSync|dirSync)$/;
/** @param name as written: `crypto.randomUUID` */
export const givesUnique = (name: string): boolean => UNIQUE.test(name);

/** What people read: its order tells what happened first. */
const OUTPUT = /^(console\.|process\.(stdout|stderr)\.)/;
/** @param path among the globals */
export const isOutput = (path: string): boolean => OUTPUT.test(path);

/** Methods that register a listener. */
export const REGISTERS = names('on once addListener prependListener addEventListener');

/** Methods that the language calls by itself, and that must answer at once. */
const CALLED_BY_LANGUAGE =
  /^(toJSON|toString|valueOf|toLocaleString|toPrimitive|constructor|inspect|@@\w+|Symbol\.(?!async)\w+|Symbol\(\S+\))$/;
/** @param name as written: `toJSON`, `Symbol.iterator` */
export const isCalledByLanguage = (name: string): boolean => CALLED_BY_LANGUAGE.test(name);

/** Functions that take descriptions of properties, and the keys in one whose functions the language calls. */
export const DEFINES_PROPERTIES = names('defineProperty defineProperties create');
export const ACCESSORS = names('get set');

/** Calls its function again whether the last run is through or not. */
export const REPEATS = 'setInterval';

/** Events with a message of its own each: their order matters to what leaves a trace only. */
export const OF_MESSAGES = names('message text');

/** Functions of promises that answer before all of them are settled. */
export const ANSWERS_EARLY = names('race any');
/** Those whose promise never fails, or has failed already. */
export const NEVER_FAILS = names('catch allSettled resolve');

/** Members that tell how much there is. */
export const AMOUNTS = names('length size byteLength');
/** Methods that give one of the elements. */
export const GIVES_ELEMENT = names('get at find findLast pop shift');

/** Functions that give the same for the same. */
const STABLE = /(^|\.)(join|resolve|normalize|cwd|homedir|tmpdir|fileURLToPath|dirname|URL|stringify)$/;
/** @param name as written: `path.join` */
export const isStable = (name: string): boolean => STABLE.test(name);

/** Events that belong to one flow: what comes after one of them does not wait for its handler. */
export const FLOWS = names('line data end close finish readable message text chunk row entry record');
