/** Patterns on the last word of a name. */

/** The nouns at the end of a name, whatever stands before them, and by whatever what they name is kept. */
export function endingIn(...nouns: readonly string[]): RegExp {
  const words = nouns.flatMap((line) => line.split(' '));
  const singular = words.flatMap((word) => (word.endsWith('s') ? [word.slice(0, -1)] : []));
  const [all, each] = [words, singular].map((list) => list.flatMap(casesOf).join('|'));
  const start = '(^|[._$#]|[a-z0-9](?=[A-Z]))';
  return new RegExp(`${start}((${all})(By[A-Z]\\w*|Map|List|Set|Array)?(\\(\\))?|(${each})(Ids|Map|List|Set|Array))$`);
}

const casesOf = (word: string): readonly string[] => [
  `[${word[0]}${word[0]!.toUpperCase()}]${word.slice(1)}`,
  word.toUpperCase(),
];
