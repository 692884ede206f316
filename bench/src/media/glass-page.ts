/** What was seen of pictures that carry their time. */
export interface SeenPictures {
  /** Instant of each new picture, ms since the epoch; how late it was, ms; how wide, pixels. */
  pictures: { at: number; lateMs: number; width: number }[]
  /** Pictures whose time could not be read. */
  unread: number
}

/** How a picture is to be painted and, over WebRTC, sent. */
export interface Painting {
  width: number
  height: number
  framesPerSecond: number
}

declare global {
  var seenPictures: SeenPictures | undefined
  var paintClock: ((painting: Painting) => MediaStream) | undefined
  var readClock: ((canvas: CanvasImageSource, width: number, height: number) => void) | undefined
  var peer: RTCPeerConnection | undefined
}

/**
 * Put into a page before anything else runs: paints a moving picture with the clock in a row of bars (16 bits of milliseconds
 * and 8 that prove them), and reads such bars again. Nothing outside of it is in reach.
 */
export function bringClock(): void {
  const bars = 24
  const proofOf = (value: number) => ((value * 31) ^ (value >> 5) ^ 0xa5) & 0xff

  globalThis.paintClock = ({ width, height, framesPerSecond }) => {
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const context = canvas.getContext('2d', { alpha: false })
    let turn = 0
    const paint = () => {
      if (!context) return
      context.fillStyle = '#335577'
      context.fillRect(0, 0, width, height)
      for (let ball = 0; ball < 12; ball += 1) {
        context.fillStyle = `hsl(${(ball * 30 + turn) % 360} 60% 50%)`
        context.beginPath()
        const x = width / 2 + Math.sin(turn / 20 + ball) * (width / 3)
        const y = height * 0.6 + Math.cos(turn / 15 + ball * 2) * (height / 5)
        context.arc(x, y, height / 14, 0, 7)
        context.fill()
      }
      turn += 1
      const value = Date.now() & 0xffff
      const word = (value << 8) | proofOf(value)
      for (let bar = 0; bar < bars; bar += 1) {
        context.fillStyle = (word >> bar) & 1 ? '#fff' : '#000'
        context.fillRect((bar * width) / bars, 0, width / bars + 1, height / 6)
      }
    }
    paint()
    setInterval(paint, 1000 / framesPerSecond)
    return canvas.captureStream(framesPerSecond)
  }

  const seen: SeenPictures = { pictures: [], unread: 0 }
  globalThis.seenPictures = seen
  const reader = new OffscreenCanvas(240, 1).getContext('2d', { alpha: false, willReadFrequently: true })
  let last = -1
  globalThis.readClock = (source, width, height) => {
    if (!reader) return
    reader.drawImage(source, 0, height / 24, width, height / 12, 0, 0, 240, 1)
    const { data } = reader.getImageData(0, 0, 240, 1)
    let word = 0
    for (let bar = 0; bar < bars; bar += 1) {
      const at = 4 * (bar * 10 + 5)
      const light = (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)
      if (light > 384) word |= 1 << bar
    }
    const value = (word >> 8) & 0xffff
    if ((word & 0xff) !== proofOf(value)) {
      seen.unread += 1
      return
    }
    if (value === last) return
    last = value
    const at = Date.now()
    seen.pictures.push({ at, lateMs: (at - value) & 0xffff, width })
  }
}

/** Put into the candidate's page: its camera shows the clock, its microphone is the browser's pretend one. */
export function pretendCamera(): void {
  const { mediaDevices } = navigator
  const real = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (wish) => {
    const painted = wish?.video && globalThis.paintClock?.({ width: 640, height: 480, framesPerSecond: 15 })
    return painted || (await real(wish))
  }
}

/** Put into the candidate's page: its screen is one of text, where a line more is written each second. */
export function pretendScreen(): void {
  const { mediaDevices } = navigator
  mediaDevices.getDisplayMedia = async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 1280
    canvas.height = 720
    const context = canvas.getContext('2d', { alpha: false })
    let line = 0
    const write = () => {
      if (!context) return
      // Somebody writes: a line more each second, and a page anew when it is full.
      context.fillStyle = '#fff'
      if (line % 30 === 0) context.fillRect(0, 0, canvas.width, canvas.height)
      context.fillStyle = '#222'
      context.font = '16px sans-serif'
      const words = 'Why do feathers fall more slowly than stones, and when do they not?'
      context.fillText(`${line} ${words} ${words}`, 20, 24 * ((line % 30) + 1) - 4)
      line += 1
    }
    for (let first = 0; first < 20; first += 1) write()
    setInterval(write, 1000)
    const stream = canvas.captureStream(5)
    for (const track of stream.getVideoTracks()) {
      const settings = track.getSettings.bind(track)
      track.getSettings = () => ({ ...settings(), displaySurface: 'monitor' })
    }
    return stream
  }
}

/** Put into the wall: reads the clock of what is drawn on tiles, at the browser's next frame, when it goes to the screen. */
export function readTiles(): void {
  const waiting = new Set<HTMLCanvasElement>()
  const read = () => {
    for (const canvas of waiting) globalThis.readClock?.(canvas, canvas.width, canvas.height)
    waiting.clear()
  }
  const { drawImage, putImageData } = CanvasRenderingContext2D.prototype
  const readSoon = (canvas: HTMLCanvasElement) => {
    if (!canvas.closest?.('[data-attempt]')) return
    if (waiting.size === 0) requestAnimationFrame(read)
    waiting.add(canvas)
  }
  CanvasRenderingContext2D.prototype.drawImage = function (...args: unknown[]) {
    readSoon(this.canvas)
    return Reflect.apply(drawImage, this, args)
  }
  CanvasRenderingContext2D.prototype.putImageData = function (...args: unknown[]) {
    readSoon(this.canvas)
    return Reflect.apply(putImageData, this, args)
  }
}

/** In the candidate's place: offers the clock over WebRTC, H.264 if it may, at most so many bits a second. */
export async function offerClock(most: { bits: number; all: boolean }): Promise<string> {
  const connection = new RTCPeerConnection()
  globalThis.peer = connection
  const stream = globalThis.paintClock?.({ width: 640, height: 480, framesPerSecond: 15 })
  const [track] = stream?.getVideoTracks() ?? []
  if (!stream || !track) throw new Error('there is no picture to send')
  const sendEncodings = [{ maxBitrate: most.bits, maxFramerate: 15 }]
  const transceiver = connection.addTransceiver(track, {
    direction: 'sendonly',
    streams: [stream],
    sendEncodings,
  })
  const codecs = RTCRtpSender.getCapabilities('video')?.codecs ?? []
  const isH264 = ({ mimeType }: { mimeType: string }) => mimeType === 'video/H264'
  transceiver.setCodecPreferences([...codecs.filter(isH264), ...codecs.filter((one) => !isH264(one))])
  if (most.all) {
    const screen = await navigator.mediaDevices.getDisplayMedia()
    const sound = await navigator.mediaDevices.getUserMedia({ audio: true })
    for (const each of screen.getTracks())
      connection.addTransceiver(each, {
        direction: 'sendonly',
        sendEncodings: [{ maxBitrate: 400_000, maxFramerate: 5 }],
      })
    for (const each of sound.getTracks())
      connection.addTransceiver(each, { direction: 'sendonly', sendEncodings: [{ maxBitrate: 24_000 }] })
  }
  await connection.setLocalDescription(await connection.createOffer())
  await new Promise<void>((resolve) => {
    const look = () => (connection.iceGatheringState === 'complete' ? resolve() : undefined)
    connection.onicegatheringstatechange = look
    look()
    setTimeout(resolve, 3_000)
  })
  return connection.localDescription?.sdp ?? ''
}

/** In the proctor's place: answers, and reads the clock of each picture that goes to the screen. */
export async function answerClock(offer: string): Promise<string> {
  const connection = new RTCPeerConnection()
  globalThis.peer = connection
  let isFirst = true
  connection.ontrack = ({ track }) => {
    if (track.kind !== 'video' || !isFirst) return
    isFirst = false
    const video = document.createElement('video')
    video.muted = true
    video.srcObject = new MediaStream([track])
    document.body.append(video)
    const read = () => {
      globalThis.readClock?.(video, video.videoWidth, video.videoHeight)
      video.requestVideoFrameCallback(read)
    }
    video.requestVideoFrameCallback(read)
    void video.play()
  }
  await connection.setRemoteDescription({ type: 'offer', sdp: offer })
  await connection.setLocalDescription(await connection.createAnswer())
  await new Promise<void>((resolve) => {
    const look = () => (connection.iceGatheringState === 'complete' ? resolve() : undefined)
    connection.onicegatheringstatechange = look
    look()
    setTimeout(resolve, 3_000)
  })
  return connection.localDescription?.sdp ?? ''
}
