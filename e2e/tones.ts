import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'

const rate = 48_000

/** Makes the sound of a pretend microphone, a steady tone that swells and fades like speech, and answers its path (WAV). */
export function toneFile(hertz: number): string {
  const folder = path.join(os.tmpdir(), `invigil-films-${os.userInfo().username}`)
  mkdirSync(folder, { recursive: true })
  const file = path.join(
    folder,
    `tone-${createHash('sha256').update(`2 ${hertz}`).digest('hex').slice(0, 12)}.wav`,
  )
  if (!existsSync(file)) writeFileSync(file, wave(hertz, 4))
  return file
}

/** How loud a tone arrives in what a page plays now, in dB; −200 where it plays nothing. Others tell how much of it is noise. */
export async function heardTones(page: Page, hertz: readonly number[]): Promise<number[]> {
  return await page.evaluate(async (wanted) => {
    const playing = [...document.querySelectorAll('video')].find(
      (one) =>
        one.srcObject instanceof MediaStream && one.srcObject.getAudioTracks().length > 0 && !one.muted,
    )
    if (!playing) return wanted.map(() => -200)
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = 4096
    analyser.smoothingTimeConstant = 0.6
    context.createMediaStreamSource(playing.srcObject as MediaStream).connect(analyser)
    const spectrum = new Float32Array(analyser.frequencyBinCount)
    const loudest = wanted.map(() => -200)
    for (let look = 0; look < 25; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, 60))
      analyser.getFloatFrequencyData(spectrum)
      for (const [at, one] of wanted.entries()) {
        const bin = Math.round((one * analyser.fftSize) / context.sampleRate)
        loudest[at] = Math.max(loudest[at] ?? -200, spectrum[bin] ?? -200)
      }
    }
    await context.close()
    return loudest.map((level) => Math.max(-200, Math.round(level)))
  }, hertz)
}

/** A mono WAV of 16 bits: a tone that comes and goes three times a second, which no noise suppression takes for a hum. */
function wave(hertz: number, seconds: number): Buffer {
  const samples = Int16Array.from({ length: rate * seconds }, (_, at) => {
    const swell = 0.55 + 0.45 * Math.sin((2 * Math.PI * 3 * at) / rate)
    return Math.round(16_000 * swell * Math.sin((2 * Math.PI * hertz * at) / rate))
  })
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + samples.byteLength, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([head, Buffer.from(samples.buffer)])
}
