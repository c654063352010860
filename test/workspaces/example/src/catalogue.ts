import { readJson } from './json-file.ts';

export interface Book {
  readonly isbn: string;
  readonly title: string;
  readonly genre: string;
}

export function loadCatalogue(): Book[] {
  return readJson<Book[]>('catalogue.json');
}
