import { z } from 'zod'
import { FileId } from './ids.ts'
import { route } from './route.ts'

/** A sound may have this many bytes. */
export const mostSoundBytes = 10_000_000

/** Sounds in the texts of exams and banks, named there as `![what is to be heard](sound:ID)`. */
export const sounds = {
  add: route('POST', '/sounds', 'Stores a sound for texts (MP3, Ogg, M4A; 10 MB).', {
    who: ['author'],
    of: 'any',
  })
    .input(
      z.object({
        name: z.string().max(200),
        /** The file’s bytes in base64. */
        data: z.base64().max(Math.ceil(mostSoundBytes / 3) * 4),
      }),
    )
    .output(z.object({ fileId: FileId, url: z.string() })),
}
