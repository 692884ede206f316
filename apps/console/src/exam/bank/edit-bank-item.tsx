import type { BankItem } from '@invigil/contract/bank.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { Select } from '@invigil/design/select.tsx'
import { Grid, Row, Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { refusalIn } from '@invigil/messages/refusal.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api, client } from '../../api.ts'
import { isSame } from '../is-same.ts'
import { ItemEditor } from '../item-editor.tsx'
import { LeaveGuard } from '../leave-guard.tsx'
import type { Body } from './compare-items.ts'
import { ItemConflict } from './item-conflict.tsx'
import { tagsOf } from './tags-in-words.ts'

/** Writes an item of a bank. Unlike an exam’s draft it is saved by hand: each save is a version that stays. */
export function EditBankItem({ saved }: { saved: BankItem }) {
  const t = useTranslations('bank')
  const queries = useQueryClient()
  const [base, setBase] = useState(saved)
  const [item, setItem] = useState(saved.item)
  const [tags, setTags] = useState(saved.tags.join(', '))
  const [difficulty, setDifficulty] = useState(saved.difficulty)
  const mine: Body = { item, tags: tagsOf(tags), difficulty }
  const place = { bankId: saved.bankId, itemId: saved.id }
  const save = useMutation({
    mutationFn: async (version: number) =>
      (await client.exam.bank.save({ ...place, ...mine, version })) as BankItem,
    onSuccess: async (next) => {
      toast(t('saved', { number: next.version }))
      takeOver(next)
      await queries.invalidateQueries({ queryKey: api.exam.bank.key() })
    },
  })

  function takeOver(next: BankItem) {
    setBase(next)
    setItem(next.item)
    setTags(next.tags.join(', '))
    setDifficulty(next.difficulty)
    queries.setQueryData(api.exam.bank.item.queryKey({ input: place }), next as never)
    save.reset()
  }

  const isChanged = !isSame([base.item, base.tags, base.difficulty], [item, mine.tags, difficulty])
  const isConflict = save.error !== null && refusalIn(save.error).code === 'bank-item-changed'
  return (
    <Stack gap={5}>
      <LeaveGuard
        state={isChanged ? { is: 'refused', error: new Error('not saved yet') } : { is: 'saved' }}
      />
      {isConflict ? (
        <ItemConflict
          place={place}
          mine={mine}
          onMine={(version) => save.mutate(version)}
          onTheirs={takeOver}
        />
      ) : null}
      <ItemEditor examId={saved.bankId} item={item} onChange={setItem} />
      <Grid>
        <TextField
          label={t('tags')}
          description={t('tags-help')}
          value={tags}
          onChange={setTags}
          isOptional
        />
        <DifficultyField value={difficulty} onChange={setDifficulty} />
      </Grid>
      {isConflict ? null : <FormError error={save.error} />}
      <Row gap={3}>
        <Button
          kind="primary"
          isDisabled={!isChanged || isConflict}
          isPending={save.isPending}
          onPress={() => save.mutate(base.version)}
        >
          {t('save')}
        </Button>
        {isChanged ? null : <span>{t('nothing-changed')}</span>}
      </Row>
    </Stack>
  )
}

interface DifficultyFieldProps {
  value: number | null
  onChange: (difficulty: number | null) => void
}

function DifficultyField({ value, onChange }: DifficultyFieldProps) {
  const t = useTranslations('bank')
  const choices = [1, 2, 3, 4, 5].map((number) => ({
    id: String(number),
    label: t('difficulty-number', { number }),
  }))
  return (
    <Select
      label={t('difficulty')}
      choices={[{ id: '', label: t('no-difficulty') }, ...choices]}
      value={value === null ? '' : String(value)}
      onChange={(chosen) => onChange(chosen === '' ? null : Number(chosen))}
    />
  )
}
