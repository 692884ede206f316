import { createContext } from 'react'

/** The addresses of an exam's images and sounds by their file's id. */
export const ImagesContext = createContext<Record<string, string>>({})

/** Gives the images and sounds in a rendered text (`/api/files/<id>`, see items/text.ts) the addresses from which they load. */
export function withImages(html: string, images: Record<string, string>): string {
  return html.replaceAll(
    /(?<=<(?:img|audio) src=")\/api\/(?:files|sounds)\/([0-9a-f-]{36})(?=")/g,
    (address, fileId: string) => (images[fileId] ?? address).replaceAll('&', '&amp;'),
  )
}
