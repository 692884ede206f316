import type { Affine } from './affine.ts'

/** A picture that can be looked at in parts. A browser reads its pixels from a canvas, the server from a file; both cut them by the same arithmetic. */
export interface View {
  readonly width: number
  readonly height: number
  /**
   * A square cut out of the picture: `size`×`size` pixels of red, green, blue, row by row, each `value·scale + offset`. What
   * lies outside the picture is black.
   */
  crop(from: Affine, size: number, scale: number, offset: number): Float32Array
  /** The whole picture's brightness (0..255, Rec. 601) as means over `columns`×`rows` blocks, row by row. */
  luma(columns: number, rows: number): Float32Array
}

/** Brightness of a colour by Rec. 601. */
export function brightness(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue
}
