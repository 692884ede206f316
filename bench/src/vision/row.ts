/** What was measured: ours at the tenth and the half, theirs, and how many times as fast; empty where there is nothing to compare. */
export type Row = [
  what: string,
  ours10: number,
  ours50: number,
  theirs10: number | '',
  theirs50: number | '',
  timesFaster: number | '',
]
