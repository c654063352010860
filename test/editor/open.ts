/** Opens an editor for a person, with the extension of this checkout, on a copy of the example workspace. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chooseEditor } from './choose-editor.ts';
import { installedCode } from './installed-code.ts';
import { COMMON_SETTINGS } from './sessions.ts';
