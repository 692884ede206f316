import { type Size, shrink, sizeFor } from './shrink.ts'

/** Puts decoded pictures on one canvas. */
export interface Brush {
  /** Draws a picture; what is no longer wanted once its pixels are there is left out. Says whether it was drawn. */
  paint(picture: VideoFrame, isWanted: () => boolean): Promise<boolean>
  paintStill(picture: ImageBitmap): void
}

/** `placeWidth` is how wide the canvas is seen, in pixels of the screen; without it pictures are drawn as large as they are. */
export function brushFor(canvas: HTMLCanvasElement, placeWidth?: () => number): Brush {
  const context = canvas.getContext('2d', {
    alpha: false,
    ...(drawsInSoftware() ? { willReadFrequently: true } : { desynchronized: true }),
  })
  let whole: ImageData | undefined
  let small: ImageData | undefined
  let mayCopy = true

  function draw(picture: VideoFrame | ImageBitmap, size: Size) {
    resize(canvas, size)
    context?.drawImage(picture, 0, 0)
  }

  /** A third to a sixth of the processor's time that `drawImage` takes for the same where there is no graphics card. */
  async function copy(picture: VideoFrame, size: Size, isWanted: () => boolean) {
    whole = imageOf(size, whole)
    await picture.copyTo(whole.data, { format: 'RGBX' })
    if (!isWanted()) return false
    const seen = sizeFor(size, placeWidth?.() ?? size.width)
    if (seen.width < size.width) {
      small = imageOf(seen, small)
      shrink(whole, small)
    }
    resize(canvas, seen)
    context?.putImageData(seen.width < size.width && small ? small : whole, 0, 0)
    return true
  }

  return {
    async paint(picture, isWanted) {
      const size = { width: picture.displayWidth, height: picture.displayHeight }
      if (mayCopy && drawsInSoftware()) {
        try {
          if (isPlain(picture)) return await copy(picture, size, isWanted)
        } catch {
          // A browser that does not turn colours while it copies says so by throwing: from now on it draws.
          mayCopy = false
          if (!isWanted()) return false
        }
      }
      draw(picture, size)
      return true
    },
    paintStill: (picture) => draw(picture, picture),
  }
}

let isSoftware: boolean | undefined

/** Whether this browser draws without a graphics card: then pixels are cheaper copied than drawn. Found out once. */
export function drawsInSoftware(): boolean {
  isSoftware ??= softwareDrawers.test(nameOfDrawer())
  return isSoftware
}

/** What browsers draw with where there is no graphics card, and nothing where they then draw no WebGL at all. */
const softwareDrawers = /^$|swiftshader|llvmpipe|softpipe|software|basic render/i

function nameOfDrawer(): string {
  const context = document.createElement('canvas').getContext('webgl')
  const names = context?.getExtension('WEBGL_debug_renderer_info')
  const name = context?.getParameter(names ? names.UNMASKED_RENDERER_WEBGL : context.RENDERER)
  context?.getExtension('WEBGL_lose_context')?.loseContext()
  return String(name ?? '')
}

/** In memory, not on a card, with square pixels; and in a browser that turns colours while it copies: Chromium does since 127. */
function isPlain(picture: VideoFrame): boolean {
  const { format, displayWidth, displayHeight, visibleRect } = picture
  if (format !== 'I420' || visibleRect?.width !== displayWidth || visibleRect.height !== displayHeight)
    return false
  return picture.allocationSize({ format: 'RGBX' }) === displayWidth * displayHeight * 4
}

function imageOf({ width, height }: Size, kept: ImageData | undefined): ImageData {
  return kept?.width === width && kept.height === height ? kept : new ImageData(width, height)
}

function resize(canvas: HTMLCanvasElement, { width, height }: Size): void {
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
}
