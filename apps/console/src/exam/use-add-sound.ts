import { useMutation } from '@tanstack/react-query'
import { client } from '../api.ts'
import { type AddedFile, base64Of } from './use-add-image.ts'

/** Stores a sound for the texts of exams and banks. */
export function useAddSound(onAdded: (sound: AddedFile) => void) {
  const mutation = useMutation({
    mutationFn: async (file: File) => {
      const name = file.name.slice(0, 200)
      return { ...(await client.exam.sounds.add({ name, data: await base64Of(file) })), name }
    },
    onSuccess: onAdded,
  })
  return {
    add: (file: File | undefined) => file && mutation.mutate(file),
    isPending: mutation.isPending,
    error: mutation.error,
  }
}
