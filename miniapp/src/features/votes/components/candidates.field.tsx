import { Box, Txt } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { LongInput, TextInput } from '../../../ui/text.input.tsx'
import { randomName } from '../../../platform/random.ts'
import type { CandidateForm } from '../decision.draft.ts'
import { draftingTexts } from '../drafting.texts.ts'
import styles from './candidates.field.module.css'

interface CandidatesProps {
  seats: number
  value: readonly CandidateForm[]
  onChange: (value: CandidateForm[]) => void
  onPick: (key: string) => void
}

const most = 40

/** Who stands for election, in the order of the ballot. */
export function CandidatesField({ seats, value, onChange, onPick }: CandidatesProps) {
  const words = draftingTexts.use()
  const change = (key: string, part: Partial<CandidateForm>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const blank = (): CandidateForm => ({ key: randomName(12), name: '', unitId: null, unitLabel: '', statement: '' })
  return (
    <LongField label={words.candidates} hint={words.candidatesNote(seats)}>
      <Stack tight>
        {value.map((one, index) => {
          const who = words.candidate(index + 1)
          return (
            <Box key={one.key} role="group" label={who} className={styles['candidate']}>
              <Box className={styles['head']}>
                <Txt className={styles['number']}>{who}</Txt>
                <Button
                  id={`candidate-remove-${one.key}`}
                  kind="quiet"
                  snug
                  icon="close"
                  label={words.removeOf(who)}
                  onPress={() => onChange(value.filter(({ key }) => key !== one.key))}
                >
                  {words.remove}
                </Button>
              </Box>
              <TextInput
                id={`candidate-name-${one.key}`}
                value={one.name}
                placeholder={words.candidateName}
                maxLength={20}
                label={`${who} ${words.candidateName}`}
                onInput={(name) => change(one.key, { name })}
              />
              <Button
                id={`candidate-flat-${one.key}`}
                icon="home"
                label={`${who} ${one.unitLabel === '' ? words.candidateFlatNone : one.unitLabel}`}
                onPress={() => onPick(one.key)}
              >
                {one.unitLabel === '' ? words.candidateFlatNone : one.unitLabel}
              </Button>
              <LongInput
                id={`candidate-statement-${one.key}`}
                value={one.statement}
                placeholder={words.candidateStatement}
                rows={2}
                maxLength={500}
                label={`${who} ${words.candidateStatement}`}
                onInput={(statement) => change(one.key, { statement })}
              />
            </Box>
          )
        })}
        {value.length < most && (
          <Button id="candidate-add" icon="plus" onPress={() => onChange([...value, blank()])}>
            {words.addCandidate}
          </Button>
        )}
      </Stack>
    </LongField>
  )
}
