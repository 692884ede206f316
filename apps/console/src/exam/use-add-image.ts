import type { BankId } from '@invigil/contract/ids.ts'
import { useMutation } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { client } from '../api.ts'

const types = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const

/** The bank whose texts are written; null where it is an exam. */
export const ImageBank = createContext<BankId | null>(null)

/** A file that is stored now, with the name it had. */
export interface AddedFile {
  fileId: string
  url: string
  name: string
}

/** Stores an image file for the texts of an exam, or of the bank around. */
export function useAddImage(examId: string, onAdded: (image: AddedFile) => void) {
  const bankId = useContext(ImageBank)
  const mutation = useMutation({
    mutationFn: async (file: File) => {
      const contentType = types.find((type) => type === file.type) ?? 'image/png'
      const data = await base64Of(file)
      const image = { name: file.name.slice(0, 200), contentType, data }
      const added = await (bankId
        ? client.exam.bank.addImage({ bankId, ...image })
        : client.exam.addImage({ examId, ...image }))
      return { ...added, name: file.name }
    },
    onSuccess: onAdded,
  })
  return {
    add: (file: File | undefined) => file && mutation.mutate(file),
    isPending: mutation.isPending,
    error: mutation.error,
  }
}

/** The bytes of a file in base64. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const portions = Array.from({ length: Math.ceil(bytes.length / 8_192) }, (_, at) =>
    String.fromCharCode(...bytes.subarray(at * 8_192, at * 8_192 + 8_192)),
  )
  return btoa(portions.join(''))
}
