import type { Paper } from '@invigil/items/paper.ts'
import { useEffect } from 'react'
import { fetchFiles } from '../items/fetch-files.ts'
import { again } from './again.ts'

/** Everybody begins at once, and nobody sees all pictures at once: each fetches them at a moment of their own within these. */
const spreadMs = 10_000

/** Brings the pictures and sounds of a paper into the browser before they are needed, as soon as there is a network. */
export function useFiles(paper: Paper | undefined): void {
  useEffect(() => {
    if (!paper) return
    let giveUp: (() => void) | undefined
    const timer = setTimeout(() => {
      giveUp = again(() => fetchFiles(paper).then(showAgain))
    }, Math.random() * spreadMs)
    return () => {
      clearTimeout(timer)
      giveUp?.()
    }
  }, [paper])
}

/** A picture that could not be loaded when its question was opened stays empty until somebody asks for it again. */
function showAgain(): void {
  for (const image of document.images) {
    const isBroken = image.complete && image.naturalWidth === 0
    if (isBroken && image.getAttribute('src')?.startsWith('/files/'))
      image.src = image.getAttribute('src') ?? ''
  }
}
