import { viewOf } from './picture.ts'
import type { View } from './view.ts'

/** A frame a canvas can draw. */
export type CanvasFrame = ImageBitmap | VideoFrame

/** As on the server: more pixels tell the networks no more. */
const longestSide = 1280

/**
 * Reads frames, at most 1280 pixels long, into memory, where they are cut by the same arithmetic as on the server. One
 * reader serves all frames of a camera: its canvas is kept.
 */
export function frameReader(): (frame: CanvasFrame) => View {
  let context: OffscreenCanvasRenderingContext2D | undefined
  return (frame) => {
    const { width, height } = sizeOf(frame)
    if (context?.canvas.width !== width || context.canvas.height !== height)
      context = newContext(width, height)
    context.drawImage(frame, 0, 0, width, height)
    return viewOf({ width, height, channels: 4, data: context.getImageData(0, 0, width, height).data })
  }
}

function newContext(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })
  if (!context) throw new Error('this browser gives no canvas to draw on')
  // Anything better makes Chromium keep a shrunk copy of each frame, 275 MB in the end.
  context.imageSmoothingQuality = 'low'
  return context
}

function sizeOf(frame: CanvasFrame): { width: number; height: number } {
  const { width, height } =
    'displayWidth' in frame ? { width: frame.displayWidth, height: frame.displayHeight } : frame
  const share = Math.min(1, longestSide / Math.max(width, height))
  return { width: Math.round(width * share), height: Math.round(height * share) }
}
