/** How long to wait after so many failures in a row: half a second at first, doubled each time up to 30 s, and never the same for all. */
export function backOffMs(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(30_000, 500 * 2 ** Math.min(failures - 1, 10))
  return longest * (0.5 + random() / 2)
}
