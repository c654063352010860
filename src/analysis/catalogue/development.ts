/** How a program asks whether it is being developed, how it ends, and how it makes a missing file: data. */

/** Where programs are told how they run; bundlers replace it. */
const MODE = /^(process\.env\.NODE_ENV|\.env\.MODE)$/;
const DEVELOPS = /^\.env\.DEV$/;
const SHIPS = /^(\.env\.PROD|(electron\.)?app\.isPackaged)$/;

/** @param written as it stands: `process.env.NODE_ENV` */
export const isMode = (written: string): boolean => MODE.test(written);
/** The values of a mode, and whether a program is being developed then. */
export const MODES: ReadonlyMap<unknown, boolean> = new Map([
  ['development', true],
  ['production', false],
]);
/** @returns whether it holds while a program is being developed; undefined where it says nothing of that */
export function holdsInDevelopment(written: string): boolean | undefined {
  if (DEVELOPS.test(written)) return true;
  return SHIPS.test(written) ? false : undefined;
}

const ENDS = /^((globalThis\.)?process\.(exit|abort|reallyExit)|(electron\.)?app\.(quit|exit)|(Deno|Bun)\.exit)$/;
/** Does it end the process? @param written as it stands: `process.exit` */
export const endsProcess = (written: string): boolean => ENDS.test(written);

const EXISTS = /^(existsSync|accessSync|pathExistsSync)$/;
const MAKES_FOLDER = /^(mkdirSync|mkdir|ensureDirSync|mkdirpSync|mkdirsSync)$/;
const MAKES_FILE = /^(writeFileSync|copyFileSync|cpSync|copySync|outputFileSync|writeJsonSync|symlinkSync)$/;

/** By the last name of the call. */
export const asksForFile = (name: string): boolean => EXISTS.test(name);
export const makesFolder = (name: string): boolean => MAKES_FOLDER.test(name);
export const makesFile = (name: string): boolean => MAKES_FILE.test(name);
