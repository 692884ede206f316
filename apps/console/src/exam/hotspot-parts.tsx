import { Button } from '@invigil/design/button.tsx'
import { Checkbox } from '@invigil/design/checkbox.tsx'
import { FormError } from '@invigil/design/failed.tsx'
import { ImageIcon } from '@invigil/design/icons.tsx'
import { NumberField } from '@invigil/design/number-field.tsx'
import { RadioGroup } from '@invigil/design/radio-group.tsx'
import { Row, Stack } from '@invigil/design/stack.tsx'
import { TextField } from '@invigil/design/text-field.tsx'
import type { Item } from '@invigil/items/all.ts'
import { useContext, useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useTranslations } from 'use-intl'
import styles from './hotspot.module.css'
import { HotspotPicture } from './hotspot-picture.tsx'
import { HotspotRegion } from './hotspot-region.tsx'
import { ImagesContext } from './images.ts'
import { useAddImage } from './use-add-image.ts'

type Hotspot = Extract<Item, { kind: 'hotspot' }>
type Region = Hotspot['regions'][number]

interface HotspotPartsProps {
  examId: string
  item: Hotspot
  onChange: (item: Item) => void
}

/** The picture, its regions drawn or typed in, and how many places may be marked. */
export function HotspotParts({ examId, item, onChange }: HotspotPartsProps) {
  const t = useTranslations()
  const saved = useContext(ImagesContext)
  const [added, setAdded] = useState<Record<string, string>>({})
  const [chosenId, setChosenId] = useState<string>()
  const { picture, regions } = item
  const image = useAddImage(examId, ({ fileId, url, name }) => {
    setAdded((before) => ({ ...before, [fileId]: url }))
    const alt = picture?.alt || name.replace(/\.[a-z]+$/i, '')
    onChange({ ...item, picture: { fileId, width: 0, height: 0, alt } })
  })
  const url = picture ? { ...saved, ...added }[picture.fileId] : undefined
  const change = (next: Region[]) => onChange({ ...item, regions: next })

  return (
    <>
      <Stack gap={2}>
        <Row gap={3}>
          <FileTrigger acceptedFileTypes={imageTypes} onSelect={(files) => image.add(files?.[0])}>
            <Button size="small" icon={<ImageIcon size={16} />} isPending={image.isPending}>
              {t(picture ? 'parts.hotspot.other-picture' : 'parts.hotspot.add-picture')}
            </Button>
          </FileTrigger>
        </Row>
        <FormError error={image.error} />
        {picture ? (
          <TextField
            label={t('parts.hotspot.alt')}
            description={t('parts.hotspot.alt-help')}
            value={picture.alt}
            onChange={(alt) => onChange({ ...item, picture: { ...picture, alt } })}
            maxLength={1000}
          />
        ) : null}
      </Stack>
      {picture && url ? (
        <HotspotPicture
          {...{ picture, url, regions, chosenId }}
          onSize={(width, height) => onChange({ ...item, picture: { ...picture, width, height } })}
          onChoose={setChosenId}
          onChange={change}
        />
      ) : null}
      {regions.length > 0 ? (
        <ol className={styles.regions}>
          {regions.map((region, at) => (
            <HotspotRegion
              key={region.id}
              region={region}
              name={t('parts.hotspot.region', { number: at + 1 })}
              isChosen={region.id === chosenId}
              onChoose={() => setChosenId(region.id)}
              onChange={(next) => change(regions.with(at, next))}
              onRemove={() => change(regions.toSpliced(at, 1))}
            />
          ))}
        </ol>
      ) : null}
      <Stack width="narrow">
        <NumberField
          label={t('parts.hotspot.most')}
          value={item.most}
          onChange={(most) => onChange({ ...item, most: Number.isNaN(most) ? 1 : most })}
          minValue={1}
          maxValue={20}
        />
      </Stack>
      <Checkbox isSelected={item.areShown} onChange={(areShown) => onChange({ ...item, areShown })}>
        {t('parts.hotspot.are-shown')}
      </Checkbox>
      <RadioGroup
        label={t('exam.scoring')}
        value={item.scoring}
        onChange={(scoring) => onChange({ ...item, scoring })}
        choices={(['right-minus-wrong', 'all-or-nothing'] as const).map((id) => ({
          id,
          label: t(`exam.scoring-${id}`),
          note: t(`answering.hotspot.scoring-${id}`),
        }))}
      />
    </>
  )
}

const imageTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']
