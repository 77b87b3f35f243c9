import {
  hotlineCategory,
  type HotlineAnswer,
  type HotlineOutcome,
  type HotlineRow,
} from '@liren/shared/complaints.hotline'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import type { IconName } from '../../../ui/icon.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { hotlineTexts } from '../hotline.texts.ts'
import { complaintNames } from '../names.texts.ts'
import styles from './hotline.module.css'

const looks: Record<HotlineOutcome, { icon: IconName; tone: 'plain' | 'danger' | 'accent' | 'warn' }> = {
  fresh: { icon: 'plus', tone: 'accent' },
  known: { icon: 'check', tone: 'plain' },
  question: { icon: 'question', tone: 'warn' },
  fault: { icon: 'alert', tone: 'danger' },
  skipped: { icon: 'minus', tone: 'plain' },
}

interface SheetRowProps {
  communityId: string
  row: HotlineRow
  onAnswer: (answer: HotlineAnswer) => void
  onPlace: () => void
}

/** One work order of the sheet: what would become of it, and what only a person can say. */
export function SheetRowCard({ communityId, row, onAnswer, onPlace }: SheetRowProps) {
  const words = hotlineTexts.use()
  const { number, outcome, text, address, phoneMasked, isHidden, faults, complaintId } = row
  const { icon, tone } = looks[outcome]
  const facts = [words.row(row.row), phoneMasked, isHidden ? words.hidden : null].filter((one) => one !== null)
  const isAsked = outcome === 'question' || outcome === 'fresh'
  const id = String(row.row)
  return (
    <Card id={`row-${id}`}>
      <Stack tight>
        <Box as="h3">{number ?? words.noNumber}</Box>
        <Box>
          <Mark icon={icon} tone={tone}>
            {words.outcomes[outcome]}
          </Mark>
        </Box>
        {faults.length > 0 && outcome === 'fault' && <Txt>{faults.map((fault) => words.faults[fault]).join('；')}</Txt>}
        <Box as="p" className={styles['words']}>
          {text}
        </Box>
        <Txt className={styles['note']}>{facts.join(' · ')}</Txt>
        {address !== '' && <Txt className={styles['note']}>{address}</Txt>}
        {isAsked && <Asked row={row} onAnswer={onAnswer} onPlace={onPlace} />}
        <Buttons>
          {complaintId !== null && (
            <Button
              id={`row-open-${id}`}
              snug
              kind="quiet"
              onPress={() => open(complaintRoutes.detail(communityId, complaintId))}
            >
              {words.openMatter}
            </Button>
          )}
          {isAsked && (
            <Button id={`row-skip-${id}`} snug kind="quiet" onPress={() => onAnswer({ row: row.row, skip: true })}>
              {words.skip}
            </Button>
          )}
          {outcome === 'skipped' && (
            <Button id={`row-unskip-${id}`} snug kind="quiet" onPress={() => onAnswer({ row: row.row, skip: false })}>
              {words.unskip}
            </Button>
          )}
        </Buttons>
      </Stack>
    </Card>
  )
}

function Asked({ row, onAnswer, onPlace }: Omit<SheetRowProps, 'communityId'>) {
  const words = hotlineTexts.use()
  const { category: names } = complaintNames.use()
  const id = String(row.row)
  return (
    <>
      <Field for={`row-category-${id}`} label={words.whichCategory}>
        <SelectInput
          id={`row-category-${id}`}
          label={words.whichCategory}
          value={row.category ?? ''}
          choices={[
            ...(row.category === null ? [{ value: '', text: words.chooseCategory }] : []),
            ...hotlineCategory.options.map((value) => ({ value, text: names[value] })),
          ]}
          onChange={(value) => {
            const category = hotlineCategory.safeParse(value).data
            if (category) onAnswer({ row: row.row, category })
          }}
        />
      </Field>
      <LongField label={words.whichPlace}>
        <Button id={`row-place-${id}`} snug icon="place" onPress={onPlace}>
          {row.place?.label ?? words.choosePlace}
        </Button>
      </LongField>
    </>
  )
}
