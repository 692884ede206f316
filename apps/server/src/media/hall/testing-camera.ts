import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** Debian's own Python knows GStreamer; another in PATH may not. */
const python = '/usr/bin/python3'

/** What keeps a real RTSP camera from being made here; undefined when it can be. */
export function whyNoCamera(): string | undefined {
  const { status } = spawnSync(python, ['-c', asksForAll])
  return status === 0 ? undefined : `install ${packages.join(' ')}`
}

const packages = [
  'python3-gi',
  'gir1.2-gst-rtsp-server-1.0',
  'gstreamer1.0-plugins-good',
  'gstreamer1.0-plugins-ugly',
]
const asksForAll = `
import gi
gi.require_version('Gst', '1.0')
gi.require_version('GstRtspServer', '1.0')
from gi.repository import Gst, GstRtspServer
Gst.init(None)
assert all(Gst.ElementFactory.find(name) for name in ['x264enc', 'rtph264pay', 'rtpvp8pay', 'vp8enc'])`

/** A camera that speaks RTSP and wants a name and a password. */
export interface TestCamera {
  address: string
  /** Without name and password. */
  shown: string
  stop(): Promise<void>
}

/** Starts a camera on a free port. */
export async function aCamera(codec: 'h264' | 'vp8' = 'h264'): Promise<TestCamera> {
  const child = spawn(python, [path.join(import.meta.dirname, 'testing-rtsp.py'), codec], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const [port] = await once(child.stdout, 'data')
  const place = `127.0.0.1:${String(port).trim()}/hall`
  return {
    address: `rtsp://proctor:p%40ss@${place}`,
    shown: `rtsp://${place}`,
    async stop() {
      child.kill('SIGKILL')
      await once(child, 'close')
    },
  }
}
