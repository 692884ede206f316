import { modelVersion } from '@invigil/models/catalogue.ts'
import type { ModelId } from '@invigil/models/model.ts'
import { networksFor } from './eye-loading.ts'

/**
 * Which networks stand behind an observation, as signals name them; what is missing here is measured without one. So it is
 * where all of them are at hand, as on a server with the best set.
 */
export const networksBehind = {
  faces: versions(['blazeface-256', 'facemesh-468', 'iris']),
  identity: versions(['dlib-128d', 'mobilefacenet-192d']),
  liveness: versions(['fr-liveness']),
  things: versions(['centernet-512', 'nanodet-g-416']),
}

/** The same in a browser, whose server offers these networks: it loads fewer. */
export function networksBehindInBrowser(offered: ReadonlySet<string> | undefined): typeof networksBehind {
  const isOffered = (id: ModelId) => offered?.has(id) ?? true
  return {
    faces: networksBehind.faces,
    identity: versions(networksFor('identity', isOffered)),
    liveness: versions(networksFor('liveness', isOffered)),
    things: versions(networksFor('things', isOffered)),
  }
}

function versions(ids: readonly ModelId[]): string[] {
  return ids.map(modelVersion)
}
