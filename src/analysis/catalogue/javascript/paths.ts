/** How paths of files are written in code: data. */

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Functions that put a path together from their arguments. */
export const JOINS_PATHS = names('join resolve normalize');

/** Functions that give the path they are given, in another form. */
export const KEEPS_PATH = names('pathToFileURL fileURLToPath String URL realpathSync realpath');

/** Properties and methods that give the path of their object, in another form. */
export const FORMS_OF_PATH = names('href pathname toString');

/** The function that gives the folder of a file. */
export const PARENT_FOLDER = 'dirname';

/** The folder of the file itself, and the file: of CommonJS, and properties of `import.meta`. */
export const OWN_FOLDER = '__dirname';
export const OWN_FILE = '__filename';
export const OWN_FOLDER_PROPERTY = 'dirname';

/** The function that gives the folder in which the process was started. */
export const STARTED_IN = 'process.cwd';
