import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { someFolder } from '../server-process.ts'
import { coresDuring } from './browser-cores.ts'

/** What a browser does with plain `<video>` elements. */
export interface PlainVideos {
  /** Pictures a second that were put on the screen, of each element. */
  presented: number[]
  /** Of all pictures that were due, the share the browser left out by its own count. */
  dropped: number
  browserCores: number
  browserMegabytes: number
}

/**
 * As many `<video>` elements as there are tiles, in the same window, each playing the same kind of picture from memory: what this
 * machine's browser shows with nothing of ours in it, no network, no server. Undefined where there is no ffmpeg to make the film.
 */
export async function plainVideos(
  chromiumFile: string,
  { count, window, seconds }: { count: number; window: { width: number; height: number }; seconds: number },
): Promise<PlainVideos | undefined> {
  const film = aFilm()
  if (!film) return undefined
  const server = await chromium.launchServer({
    executablePath: chromiumFile,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  try {
    const browser = await chromium.connect(server.wsEndpoint())
    const page = await browser.newPage({ viewport: window })
    await page.setContent(pageOf(film.toString('base64'), count))
    await page.waitForFunction(() =>
      [...document.querySelectorAll('video')].every(({ currentTime }) => currentTime > 1),
    )
    const { result, cores, megabytes } = await coresDuring(server.process().pid ?? 0, () =>
      page.evaluate(countPresented, seconds),
    )
    return { ...result, browserCores: cores, browserMegabytes: megabytes }
  } finally {
    await server.close()
  }
}

/** 640×480, 15 pictures a second, some 350 kbit/s, ten seconds, as a candidate's camera sends it. */
function aFilm(): Buffer | undefined {
  const { folder, remove } = someFolder()
  const file = path.join(folder, 'film.mp4')
  try {
    execFileSync('ffmpeg', [
      ...['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=640x480:rate=15', '-t', '10'],
      ...['-vf', 'noise=alls=8:allf=t', '-c:v', 'libx264', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p'],
      ...[
        '-b:v',
        '350k',
        '-maxrate',
        '350k',
        '-bufsize',
        '350k',
        '-g',
        '60',
        '-movflags',
        '+faststart',
        file,
      ],
    ])
    return readFileSync(file)
  } catch {
    return undefined
  } finally {
    remove()
  }
}

function pageOf(film: string, count: number): string {
  return `<body><style>body { margin: 0; display: flex; flex-wrap: wrap } video { width: 16.6% }</style>
    <script>
      const bytes = Uint8Array.from(atob('${film}'), (letter) => letter.charCodeAt(0))
      const address = URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' }))
      for (let at = 0; at < ${count}; at += 1) {
        const video = document.createElement('video')
        Object.assign(video, { src: address, muted: true, loop: true, autoplay: true })
        document.body.append(video)
      }
    </script>`
}

/** Runs in the page. */
async function countPresented(seconds: number): Promise<Pick<PlainVideos, 'presented' | 'dropped'>> {
  const videos = [...document.querySelectorAll('video')]
  const figures = () => videos.map((video) => video.getVideoPlaybackQuality())
  const presented = videos.map(() => 0)
  for (const [index, video] of videos.entries()) {
    const again = () => {
      presented[index] = (presented[index] ?? 0) + 1
      video.requestVideoFrameCallback(again)
    }
    video.requestVideoFrameCallback(again)
  }
  const before = figures()
  presented.fill(0)
  const beganAt = performance.now()
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
  const took = (performance.now() - beganAt) / 1000
  const after = figures()
  const grown = (of: 'droppedVideoFrames' | 'totalVideoFrames') =>
    after.reduce((sum, one, index) => sum + one[of] - (before[index]?.[of] ?? 0), 0)
  return {
    presented: presented.map((pictures) => pictures / took),
    dropped: grown('droppedVideoFrames') / Math.max(1, grown('totalVideoFrames')),
  }
}
