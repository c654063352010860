/** Like Promise.all(items.map(task)), but runs at most `limit` tasks at once. Stops at the first failure. */
async function mapBounded<Item, Result>(items: Iterable<Item>, limit: number, task: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const rest = [...items].entries();
  let failed = false;
  const runner = async () => {
    for (const [index, item] of rest) {
      if (failed) return;
      results[index] = await task(item);
    }
  };
  try {
    await Promise.all(Array.from({ length: limit }, runner));
  } catch (error) {
    failed = true;
    throw error;
  }
  return results;
}

const pages = await mapBounded(urls, 8, async url => (await fetch(url)).text());
