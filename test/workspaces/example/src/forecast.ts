/** How many copies are likely to be sold in each of the coming months: more towards the end of the year. */
export function forecastSales(perMonth: number): number[] {
  const months: number[] = [];
  let seed = perMonth;
  for (let month = 0; month < 12; month++) {
    let sold = 0;
    for (let trial = 0; trial < 2_000_000; trial++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      sold += (seed / 2_147_483_648) * (2 * perMonth + month);
    }
    months.push(Math.round(sold / 2_000_000));
  }
  return months;
}
