/** Did you mean …: the nearest of the words that exist. */
import { closest, distance } from 'fastest-levenshtein';

/** @returns ` (did you mean X?)`, or an empty string where no word is near. */
export function didYouMean(word: string, words: readonly string[]): string {
  if (words.length === 0) return '';
  const nearest = closest(word, [...words]);
  return distance(word, nearest) <= Math.max(2, word.length / 3) ? ` (did you mean ${nearest}?)` : '';
}
