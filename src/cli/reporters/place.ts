/** How a place is written for people: `src/a.ts:12:9`. */
import type { Place } from '../../analysis/index.ts';
import { relativeTo } from '../paths.ts';

export const span = ({ span: [line, column] }: Place): string => `${line}:${column}`;

/** @param root absolute path of the folder that the file is named from */
export const place = (root: string, where: Place): string => `${relativeTo(root, where.file)}:${span(where)}`;
