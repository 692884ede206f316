import { type Affine, inverse } from './affine.ts'
import { brightness, type View } from './view.ts'

/** A frame a canvas can draw. */
export type CanvasFrame = ImageBitmap | VideoFrame

/** Draws crops of frames. One cutter serves all frames of a camera: its canvases are kept. */
export function createCutter(): (frame: CanvasFrame) => View {
  const contexts = new Map<string, OffscreenCanvasRenderingContext2D>()

  function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
    const name = `${width}x${height}`
    const context = contexts.get(name) ?? newContext(width, height)
    contexts.set(name, context)
    return context
  }

  return (frame) => {
    const { width, height } = sizeOf(frame)
    return {
      width,
      height,
      crop: (from, size, scale, offset) =>
        colours(drawCrop(contextOf(size, size), frame, from, size), scale, offset),
      luma: (columns, rows) => {
        const context = contextOf(columns, rows)
        context.setTransform(1, 0, 0, 1, 0, 0)
        context.drawImage(frame, 0, 0, columns, rows)
        return grey(context.getImageData(0, 0, columns, rows).data)
      },
    }
  }
}

function newContext(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', {
    alpha: false,
    willReadFrequently: true,
  })
  if (!context) throw new Error('this browser gives no canvas to draw on')
  // Medium is the browser's own pyramid of halvings; low would lose small faces.
  context.imageSmoothingQuality = 'medium'
  return context
}

function drawCrop(
  context: OffscreenCanvasRenderingContext2D,
  frame: CanvasFrame,
  from: Affine,
  size: number,
): Uint8ClampedArray {
  const { xx, xy, x0, yx, yy, y0 } = inverse(from)
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.fillStyle = '#000'
  context.fillRect(0, 0, size, size)
  context.setTransform(xx, yx, xy, yy, x0, y0)
  context.drawImage(frame, 0, 0)
  return context.getImageData(0, 0, size, size).data
}

function sizeOf(frame: CanvasFrame): { width: number; height: number } {
  return 'displayWidth' in frame ? { width: frame.displayWidth, height: frame.displayHeight } : frame
}

function colours(pixels: Uint8ClampedArray, scale: number, offset: number): Float32Array {
  const values = new Float32Array((pixels.length / 4) * 3)
  for (let source = 0, target = 0; source < pixels.length; source += 4) {
    values[target++] = (pixels[source] ?? 0) * scale + offset
    values[target++] = (pixels[source + 1] ?? 0) * scale + offset
    values[target++] = (pixels[source + 2] ?? 0) * scale + offset
  }
  return values
}

function grey(pixels: Uint8ClampedArray): Float32Array {
  return Float32Array.from({ length: pixels.length / 4 }, (_, index) =>
    brightness(pixels[index * 4] ?? 0, pixels[index * 4 + 1] ?? 0, pixels[index * 4 + 2] ?? 0),
  )
}
