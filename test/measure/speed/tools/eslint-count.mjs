/** An ESLint formatter that tells no more than how many files and findings there are. */
export default function count(results) {
  const reports = results.flatMap(({ messages }) => messages).filter(({ ruleId }) => ruleId === 'n/no-sync').length;
  return JSON.stringify({ files: results.length, reports });
}
