/** Where a document that is not saved yet would be, by its address and language. */
import { strictEqual } from 'node:assert';
import { fileOfUntitled, isUntitled } from '../../src/server/untitled.ts';

/** Of the open folder `/app`. */
const PLACES: readonly (readonly [uri: string, languageId: string, file: string | undefined])[] = [
  ['untitled:Untitled-1', 'typescript', '/app/untitled:Untitled-1.ts'],
  ['untitled:Untitled-1', 'typescriptreact', '/app/untitled:Untitled-1.tsx'],
  ['untitled:Untitled-1', 'javascript', '/app/untitled:Untitled-1.js'],
  ['untitled:Untitled-1', 'vue', '/app/untitled:Untitled-1.vue'],
  ['untitled:/home/a%20b/new.ts', 'typescript', '/home/a b/untitled:new.ts'],
  ['untitled:/c%3A/src/new.ts', 'typescript', 'c:/src/untitled:new.ts'],
  ['untitled:/src/new.js', 'typescript', '/src/untitled:new.js.ts'],
  ['untitled:100%', 'typescript', '/app/untitled:100%.ts'],
  ['untitled:Untitled-1', 'plaintext', undefined],
  ['untitled:Untitled-1', 'toString', undefined],
  ['file:///app/a.ts', 'typescript', undefined],
  ['git:/app/a.ts', 'typescript', undefined],
];

describe('a document that is not saved yet', () => {
  for (const [uri, languageId, file] of PLACES)
    it(`${uri}, ${languageId}, is ${file ?? 'none'}`, () => {
      strictEqual(fileOfUntitled({ uri, languageId }, '/app'), file);
      if (file !== undefined) strictEqual(isUntitled(file), true);
    });
});
