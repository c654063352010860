/** "Did you mean …": the nearest existing word. */
import { closest, distance } from 'fastest-levenshtein';

/** @returns ` (did you mean X?)`, or an empty string if no word is similar */
export function didYouMean(word: string, words: readonly string[]): string {
  if (words.length === 0) return '';
  const nearest = closest(word, [...words]);
  return distance(word, nearest) <= Math.max(2, word.length / 3) ? ` (did you mean ${nearest}?)` : '';
}
