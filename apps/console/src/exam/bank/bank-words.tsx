import { TextArea } from '@invigil/design/text-area.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { useState } from 'react'
import { useTranslations } from 'use-intl'

/** What a bank says about itself while it is written, and the fields to write it in. */
export function useBankWords(before: { title: string; description: string }) {
  const [title, setTitle] = useState(before.title)
  const [description, setDescription] = useState(before.description)
  const fields = <BankWords {...{ title, setTitle, description, setDescription }} />
  return { words: { title, description }, fields }
}

interface BankWordsProps {
  title: string
  setTitle: (title: string) => void
  description: string
  setDescription: (description: string) => void
}

function BankWords({ title, setTitle, description, setDescription }: BankWordsProps) {
  const t = useTranslations('bank')
  return (
    <>
      <TextField
        label={t('bank-title')}
        value={title}
        onChange={setTitle}
        maxLength={200}
        isRequired
        autoFocus
      />
      <TextArea
        label={t('about')}
        value={description}
        onChange={setDescription}
        rows={2}
        maxLength={2000}
        isOptional
      />
    </>
  )
}
