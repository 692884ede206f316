import type { Room } from '../platform/room.ts'
import { admitRecorder } from './admit-recorder.ts'
import { forgetErasedRecorders } from './erase-recording.ts'
import { superviseHalls } from './hall/supervise-halls.ts'
import { clipJobs } from './jobs.ts'
import { runKeys } from './keys-command.ts'
import { startRecording } from './recording.ts'
import { mediaRoutes } from './routes.ts'
import { serveClips } from './serve-clips.ts'
import { serveRecordings } from './serve-recordings.ts'
import { mediaSocket } from './socket.ts'
import { verifyRecordings } from './verify-command.ts'
import { serveWebRtc } from './webrtc/serve-webrtc.ts'
import { answerForSessions } from './webrtc/session-place.ts'
import { theWebRtcLine } from './webrtc/sessions.ts'

/** Tracks in, durable, encrypted and chained; shown live; played back. */
export const media: Room = {
  name: 'media',
  routes: mediaRoutes,
  jobs: clipJobs,
  http(server, app) {
    serveRecordings(server, app)
    serveClips(server, app)
    serveWebRtc(server, app)
  },
  cli: {
    keys: { summary: 'keys rotate: exchange the key around all attempts’ keys', run: runKeys },
    'verify-recordings': {
      summary: 'verify-recordings [ATTEMPT]: whether what is recorded is what was recorded',
      run: verifyRecordings,
    },
  },
  sockets: { media: mediaSocket(admitRecorder) },
  async start(app) {
    const recording = await startRecording(app)
    const stopForgetting = forgetErasedRecorders(app)
    const stopSessions = answerForSessions(app)
    const stopHalls = app.config.ffmpeg === '' ? () => undefined : superviseHalls(app)
    return async () => {
      await stopHalls()
      stopSessions()
      theWebRtcLine(app).stop()
      stopForgetting()
      await recording.stop()
    }
  },
}
