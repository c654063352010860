/** Formats a position for people: `src/a.ts:12:9`. */
import type { Place } from '../../analysis/index.ts';
import { relativeTo } from '../paths.ts';

export const span = ({ span: [line, column] }: Place): string => `${line}:${column}`;

/** @param root absolute path of the folder to which the file's path is relative */
export const place = (root: string, where: Place): string => `${relativeTo(root, where.file)}:${span(where)}`;
