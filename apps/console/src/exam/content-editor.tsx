import { Button } from '@invigil/design/button.tsx'
import { PlusIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { Grid, Stack } from '@invigil/design/stack.tsx'
import { Switch } from '@invigil/design/switch.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import { countsOf } from '@invigil/items/draw.ts'
import type { ExamContent } from '@invigil/items/exam-content.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import { newSection, withSection, withSectionMoved } from './change-content.ts'
import type { Draft } from './draft.ts'
import { LanguageField } from './language-field.tsx'
import { SectionEditor } from './section-editor.tsx'
import { ToolsEditor } from './tools-editor.tsx'

interface ContentEditorProps {
  examId: string
  draft: Draft
  onChange: (change: (draft: Draft) => Draft) => void
}

/** What is asked: the exam's head, its sections and their items. One item is open at a time; which one stands in the address. */
export function ContentEditor({ examId, draft, onChange }: ContentEditorProps) {
  const t = useTranslations('exam')
  const { item: openItem } = useSearch({ from: '/staff/exams/$examId' })
  const navigate = useNavigate({ from: '/exams/$examId' })
  const { content } = draft
  const changeContent = (how: (content: ExamContent) => ExamContent) =>
    onChange((now) => ({ ...now, content: how(now.content) }))
  const open = (item: string | undefined) =>
    void navigate({ search: { tab: 'questions', item }, replace: true, resetScroll: false })
  const before = content.sections.map(
    (_, at) => countsOf({ ...content, sections: content.sections.slice(0, at) }).items,
  )

  return (
    <Stack gap={5}>
      <ExamHead draft={draft} onChange={onChange} />
      {content.sections.map((section, at) => (
        <SectionEditor
          key={section.id}
          examId={examId}
          section={section}
          place={{ at, of: content.sections.length, itemsBefore: before[at] ?? 0 }}
          openItem={openItem}
          onOpen={open}
          onContent={changeContent}
          onChange={(how) => changeContent((now) => withSection(now, section.id, how))}
          onMove={(by) => changeContent((now) => withSectionMoved(now, section.id, by))}
        />
      ))}
      <div>
        <Button
          icon={<PlusIcon size={16} />}
          onPress={() => changeContent((now) => ({ ...now, sections: [...now.sections, newSection()] }))}
        >
          {t('add-section')}
        </Button>
      </div>
    </Stack>
  )
}

function ExamHead({ draft, onChange }: Pick<ContentEditorProps, 'draft' | 'onChange'>) {
  const t = useTranslations('exam')
  const tc = useTranslations('common')
  const { title, language, minutes, content } = draft
  return (
    <Stack gap={3}>
      <TextField
        label={t('exam-title')}
        value={title}
        onChange={(next) => onChange((now) => ({ ...now, title: next }))}
        maxLength={200}
        error={title.trim() === '' ? tc('required-field') : undefined}
        isRequired
      />
      <Grid>
        <LanguageField
          value={language}
          onChange={(next) => onChange((now) => ({ ...now, language: next }))}
        />
        <NumberField
          label={t('minutes')}
          description={t('minutes-help')}
          value={minutes}
          onChange={(next) => onChange((now) => ({ ...now, minutes: Number.isNaN(next) ? 60 : next }))}
          minValue={1}
          maxValue={1440}
        />
        <Switch
          isSelected={content.shuffleOptions}
          onChange={(shuffleOptions) =>
            onChange((now) => ({ ...now, content: { ...now.content, shuffleOptions } }))
          }
          note={t('shuffle-options-note')}
        >
          {t('shuffle-options')}
        </Switch>
      </Grid>
      <ToolsEditor
        tools={content.tools}
        onChange={(how) =>
          onChange((now) => ({ ...now, content: { ...now.content, tools: how(now.content.tools) } }))
        }
      />
    </Stack>
  )
}
