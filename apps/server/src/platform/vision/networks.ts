import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ModelId } from '@invigil/models/catalogue.ts'
import { onnxFileName } from '@invigil/models/files.ts'
import { defaultCache } from '@invigil/models/served.ts'
import { loadNetworks, type Network, type Networks } from '@invigil/sensors/runtime.ts'
import { nodeRuntime } from '@invigil/sensors/runtime-node.ts'

/** Networks as they are needed, each loaded once. What is not prepared on this machine is done without. */
export interface LazyNetworks {
  light(): Promise<Networks | undefined>
  network(id: ModelId): Promise<Network | undefined>
}

/** Loads at the first wish; `onMissing` is told once of each network that is not there. */
export function lazyNetworks(onMissing: (missing: ModelId[]) => void): LazyNetworks {
  const runtime = nodeRuntime()
  const kept = new Map<string, Promise<unknown>>()
  function once<Loaded>(name: string, needed: ModelId[], load: () => Promise<Loaded>) {
    const known = kept.get(name) as Promise<Loaded | undefined> | undefined
    if (known) return known
    const missing = needed.filter((id) => !existsSync(join(defaultCache, onnxFileName(id))))
    if (missing.length > 0) onMissing(missing)
    const loading = missing.length > 0 ? Promise.resolve(undefined) : load()
    kept.set(name, loading)
    return loading
  }
  return {
    light: () => once('light', ['blazeface-256', 'facemesh-468', 'iris'], () => loadNetworks(runtime)),
    network: (id) => once(id, [id], () => runtime.load(id)),
  }
}
