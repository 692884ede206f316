import { join } from 'node:path'
import type { AttemptId } from '@invigil/contract/ids.ts'
import { pino } from 'pino'
import { Config } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { filesOnDisk } from '../platform/files.ts'
import { root } from '../platform/root.ts'
import { buildServer } from '../platform/server.ts'
import { startRecording, theRecording } from './recording.ts'
import { mediaSocket } from './socket.ts'

// A process that only records and shows, for tests that kill it: `node testing-ingest.ts POSTGRES-FOLDER DATABASE DATA-FOLDER
// [PROCESSES [SEAL]]`. With more processes than one it is one of several; SEAL is `eagerly` or nothing.
const [host = '', database = '', data = '', processes = '1', seal = ''] = process.argv.slice(2)
// Objects of any length, all the time: kills fall between the steps of sealing.
const size = { leastSeconds: 0, mostSeconds: 2, mostBytes: 1_000_000 }
const eagerly = { everyMs: 200, quietMs: 0, graceMs: 0, size }
const server = await buildServer({
  config: Config.parse({ data, processes }),
  log: pino({ level: 'error' }),
  database: openDatabase({ host, database }, { size: 4, report: () => undefined }),
  files: filesOnDisk(join(data, 'files')),
  mail: { send: async () => undefined },
  now: () => new Date(),
  rooms: [
    {
      name: 'media',
      start: async (app) => (await startRecording(app, undefined, seal === 'eagerly' ? eagerly : {})).stop,
      sockets: {
        media: mediaSocket(async () => ({ kinds: ['camera', 'microphone'], keeps: true, mayBeLive: true })),
        watch: async (app, _request, id) => (socket) => {
          const stop = theRecording(app).live.watch(id as AttemptId, 'camera', (frame) => {
            socket.send(frame)
            return true
          })
          socket.once('close', stop)
        },
      },
    },
  ],
  root,
  isLive: false,
})
process.stdout.write(`${await server.http.listen({ port: 0, host: '127.0.0.1' })}\n`)
