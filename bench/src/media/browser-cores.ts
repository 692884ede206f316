import { figuresOf } from '../process-figures.ts'

/** What a browser with all its processes took while something went on: cores (one is one), and megabytes at its end. */
export async function coresDuring<T>(
  pid: number,
  what: () => Promise<T>,
): Promise<{ result: T; cores: number; megabytes: number }> {
  const before = together(pid)
  const beganAt = performance.now()
  const result = await what()
  const seconds = (performance.now() - beganAt) / 1000
  const after = together(pid)
  const cores = Math.round(((after.cpuSeconds - before.cpuSeconds) / seconds) * 100) / 100
  return { result, cores, megabytes: Math.round(after.megabytes) }
}

function together(pid: number): { cpuSeconds: number; megabytes: number } {
  const { server, vision, database } = figuresOf(pid)
  return {
    cpuSeconds: server.cpuSeconds + vision.cpuSeconds + database.cpuSeconds,
    megabytes: server.megabytes + vision.megabytes + database.megabytes,
  }
}
