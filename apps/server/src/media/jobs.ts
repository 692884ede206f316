import type { ClipId } from '@invigil/contract/ids.ts'
import { everyTime, onNews } from '../platform/news.ts'
import { deleteClips } from './clips.ts'
import { makeClip } from './make-clip.ts'

export const clipJobs = [
  onNews('clip-wanted', 'media.make-clip', (app, { clipId }) => makeClip(app, clipId as ClipId), {
    expireInSeconds: 1_800,
    retryLimit: 2,
  }),
  everyTime('23 * * * *', 'media.delete-clips', (app) => deleteClips(app)),
]
