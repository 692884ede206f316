import { useMutation } from '@tanstack/react-query'
import { client } from '../api.ts'

const types = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const

/** Stores an image file for an exam's texts. */
export function useAddImage(
  examId: string,
  onAdded: (image: { fileId: string; url: string; name: string }) => void,
) {
  const mutation = useMutation({
    mutationFn: async (file: File) => {
      const contentType = types.find((type) => type === file.type) ?? 'image/png'
      const data = await base64Of(file)
      const added = await client.exam.addImage({ examId, name: file.name.slice(0, 200), contentType, data })
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

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const portions = Array.from({ length: Math.ceil(bytes.length / 8_192) }, (_, at) =>
    String.fromCharCode(...bytes.subarray(at * 8_192, at * 8_192 + 8_192)),
  )
  return btoa(portions.join(''))
}
