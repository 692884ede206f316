import type { BankFolderId, BankId, ExamId } from '@invigil/contract/ids.ts'
import { type ImportReview, mostImportBytes } from '@invigil/contract/import.ts'
import { Button } from '@invigil/design/button.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { useLanguage } from '@invigil/design/language.tsx'
import { Link } from '@invigil/design/link.tsx'
import { Notice } from '@invigil/design/notice.tsx'
import { ProgressBar } from '@invigil/design/progress-bar.tsx'
import { PageHead, Section } from '@invigil/design/section.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { toast } from '@invigil/design/toasts.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { api } from '../../api.ts'
import { base64Of } from './base64.ts'
import { ChooseFile } from './choose-file.tsx'
import type { ImportSearch } from './import-search.ts'
import { NoticeLine } from './notice-line.tsx'
import { ReviewList } from './review-list.tsx'
import { type ChosenFile, readFor, storeIn, type Target } from './target.ts'
import { TargetFields } from './target-fields.tsx'

type Read = { file: ChosenFile; review: ImportReview }

/** Brings questions in from a file: where to, which file, all that it holds, and only then stores what is accepted. */
export function ImportPage() {
  const t = useTranslations('transfer')
  const ta = useTranslations()
  const search = useSearch({ from: '/staff/import' })
  const [language] = useLanguage()
  const [target, setTarget] = useState<Target>(() => targetOf(search, language))
  const [isTooLarge, setTooLarge] = useState(false)
  const read = useMutation({
    mutationFn: async ({ file, into }: { file: File; into: Target }): Promise<Read> => {
      const chosen = { name: file.name.slice(0, 300), data: await base64Of(file) }
      return { file: chosen, review: await readFor(into, chosen) }
    },
  })
  const again = useMutation({
    mutationFn: async ({ file, into }: { file: ChosenFile; into: Target }): Promise<Read> => ({
      file,
      review: await readFor(into, file),
    }),
  })
  const found = again.data ?? read.data

  function choose(file: File) {
    again.reset()
    setTooLarge(file.size > mostImportBytes)
    if (file.size <= mostImportBytes) read.mutate({ file, into: target })
    const title = file.name.replace(/\.[^.]*$/, '').slice(0, 200)
    setTarget((now) => (now.into === 'new-exam' ? { ...now, title, language } : now))
  }

  /** What is there already differs from place to place. */
  function retarget(next: Target) {
    const isElsewhere = next.into !== target.into || placeOf(next) !== placeOf(target)
    const title = found?.file.name.replace(/\.[^.]*$/, '') ?? ''
    setTarget(isElsewhere && next.into === 'new-exam' ? { ...next, title, language } : next)
    if (isElsewhere && found) again.mutate({ file: found.file, into: next })
  }

  const isReading = read.isPending || again.isPending
  return (
    <Stack gap={4}>
      <PageHead
        above={<Link href={homeOf(target)}>{ta(target.into === 'bank' ? 'bank.title' : 'exam.title')}</Link>}
        title={t('title')}
        description={t('description')}
      />
      <TargetFields target={target} onChange={retarget} asksTitle={Boolean(found?.review.format)} />
      <ChooseFile isAtWork={isReading} hasFile={found !== undefined} onFile={choose} />
      {isReading ? <ProgressBar label={t('reading', { name: read.variables?.file.name ?? '' })} /> : null}
      {isTooLarge ? (
        <Notice tone="danger" isAnnounced>
          {t('file-too-large', { megabytes: mostImportBytes / 1_000_000 })}
        </Notice>
      ) : null}
      <FormError error={read.error ?? again.error} />
      {found && !isReading && !isTooLarge ? (
        <Found key={`${found.review.hash}${placeOf(target)}`} found={found} target={target} />
      ) : null}
    </Stack>
  )
}

function Found({ found: { file, review }, target }: { found: Read; target: Target }) {
  const t = useTranslations('transfer')
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(review.entries.filter(({ sameAs }) => !sameAs).map(({ at }) => at)),
  )
  const store = useMutation({
    mutationFn: () =>
      storeIn(target, { ...file, hash: review.hash, entries: [...chosen].toSorted((a, b) => a - b) }),
    onSuccess: async ({ stored }) => {
      toast(t('stored', { count: stored }))
      await queries.invalidateQueries({ queryKey: api.exam.key() })
    },
  })
  if (review.format === null)
    return (
      <Notice tone="danger" title={t('unreadable', { name: file.name })} isAnnounced>
        {review.leftOut.map((notice) => (
          <NoticeLine key={notice.code} notice={notice} hidesDetail />
        ))}
      </Notice>
    )
  if (store.data)
    return (
      <Notice tone="good" title={t('stored', { count: store.data.stored })} isAnnounced>
        <Link href={store.data.href}>{t('stored-open')}</Link>
      </Notice>
    )
  const lacksTitle = target.into === 'new-exam' && target.title.trim() === ''
  return (
    <Section title={file.name} description={<Summary review={review} />}>
      <Stack gap={4}>
        {review.notices.length > 0 ? (
          <Notice tone="warning" title={t('whole-file')}>
            <Stack gap={1}>
              {review.notices.slice(0, 20).map((notice) => (
                <NoticeLine key={JSON.stringify(notice)} notice={notice} />
              ))}
            </Stack>
          </Notice>
        ) : null}
        <ReviewList review={review} chosen={chosen} onChoose={setChosen} />
        <FormError error={store.error} />
        <Row justify="end">
          <span>{t('nothing-stored')}</span>
          <Button
            kind="primary"
            isDisabled={chosen.size === 0 || lacksTitle}
            isPending={store.isPending}
            onPress={() => store.mutate()}
          >
            {t('accept', { count: chosen.size })}
          </Button>
        </Row>
      </Stack>
    </Section>
  )
}

function Summary({ review }: { review: ImportReview }) {
  const t = useTranslations('transfer')
  const { format, entries, images, leftOut } = review
  return t('found', {
    format: t(`formats.${format}` as never),
    count: entries.length,
    images: images.length,
    leftOut: leftOut.length,
  })
}

function targetOf({ exam, bank, folder }: ImportSearch, language: 'en' | 'fr' | 'vi'): Target {
  if (exam) return { into: 'exam', examId: exam as ExamId, sectionId: null }
  if (!bank) return { into: 'new-exam', title: '', language }
  return { into: 'bank', bankId: bank as BankId, folderId: (folder ?? null) as BankFolderId | null }
}

function placeOf(target: Target): string {
  if (target.into === 'exam') return target.examId
  return target.into === 'bank' ? target.bankId : ''
}

function homeOf(target: Target): string {
  if (target.into === 'exam') return `/exams/${target.examId}`
  return target.into === 'bank' ? `/banks/${target.bankId}` : '/exams'
}
