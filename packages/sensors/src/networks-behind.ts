import { modelVersion } from '@invigil/models/catalogue.ts'

/** Which networks stand behind an observation, as signals name them; what is missing here is measured without one. */
export const networksBehind = {
  faces: [modelVersion('blazeface-256'), modelVersion('facemesh-468'), modelVersion('iris')],
}
