import { type ModelSet, setFileName } from '@invigil/models/files.ts'

/** A set that does not answer in time is not waited for: every network is worth a try then. */
const longestWaitMs = 5000

/** The ids of the networks that a server offers under `modelsUrl`; undefined where it does not say. */
export async function offeredNetworks(modelsUrl: string): Promise<ReadonlySet<string> | undefined> {
  try {
    const response = await fetch(new URL(setFileName, modelsUrl), {
      signal: AbortSignal.timeout(longestWaitMs),
    })
    if (!response.ok) return undefined
    const { networks } = (await response.json()) as ModelSet
    return new Set(Object.keys(networks))
  } catch {
    return undefined
  }
}
