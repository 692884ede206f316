import { percentile } from '../table.ts'

/** Milliseconds each of some rounds took, and the processor's milliseconds in all of them. */
export interface Measured {
  readonly times: readonly number[]
  readonly cpuPerRound: number
}

/** Does something once unmeasured, then so many times. */
export async function measure(rounds: number, work: (round: number) => Promise<unknown>): Promise<Measured> {
  await work(0)
  const times: number[] = []
  const before = process.cpuUsage()
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    await work(round)
    times.push(performance.now() - begun)
  }
  const { user, system } = process.cpuUsage(before)
  return { times, cpuPerRound: (user + system) / 1000 / rounds }
}

/** Does two things in turn, so that a busy machine is busy for both. */
export async function measureInTurn(
  rounds: number,
  ours: (round: number) => Promise<unknown>,
  theirs: (round: number) => Promise<unknown>,
): Promise<{ ours: number[]; theirs: number[] }> {
  await ours(0)
  await theirs(0)
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.ours.push(await timed(() => ours(round)))
    times.theirs.push(await timed(() => theirs(round)))
  }
  return times
}

/** A tenth of the rounds was faster, and half of them: as two cells of a table. */
export function ends(times: readonly number[]): [p10: number, p50: number] {
  return [percentile(times, 10), percentile(times, 50)]
}

/** How many times as fast, by the undisturbed tenth, to a tenth. */
export function timesFaster(ours: readonly number[], theirs: readonly number[]): number {
  return Math.round((percentile(theirs, 10) / percentile(ours, 10)) * 10) / 10
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
