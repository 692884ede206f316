import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { TryExam } from '../trying/try-exam.tsx'

export function TryScreen() {
  const { examId } = useParams({ from: '/try/$examId' })
  const { revision, seed: named } = useSearch({ from: '/try/$examId' })
  const navigate = useNavigate({ from: '/try/$examId' })
  const [first] = useState(() => crypto.randomUUID())
  const seed = named ?? first
  return (
    <TryExam
      examId={examId}
      revisionId={revision}
      seed={seed}
      onOther={() =>
        void navigate({
          search: { ...(revision && { revision }), seed: crypto.randomUUID() },
          replace: true,
        })
      }
    />
  )
}
