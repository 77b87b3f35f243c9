import { noPictureReasons, satisfactions } from '@liren/shared/complaints'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { Field } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { actsTexts } from '../acts.texts.ts'
import type { Act } from '../hooks/use-act.ts'
import { complaintNames } from '../names.texts.ts'
import { Reasons } from './act.reasons.tsx'
import { PicturesField } from './pictures.field.tsx'

function PicturesOf({ act, label }: { act: Act; label: string }) {
  const words = actsTexts.use()
  const { form, change, sending } = act
  return (
    <PicturesField
      id="act"
      label={label}
      pictures={form.pictures}
      onChange={(pictures) => change({ pictures })}
      sending={sending}
      waiting={act.isKept ? words.waitingPicture : undefined}
    />
  )
}

/** Pictures that go along with a step. */
export const Pictures = ({ act }: { act: Act }) => <PicturesOf act={act} label={actsTexts.use().pictures} />

/** That it is done: a picture taken afterwards, or why there is none. */
export function Proof({ act }: { act: Act }) {
  const words = actsTexts.use()
  const { noPicture } = complaintNames.use()
  const hasNone = act.form.pictures.length + act.sending.queue.length === 0
  return (
    <Stack>
      <PicturesOf act={act} label={words.after} />
      {hasNone && (
        <Reasons
          id="act-no-picture"
          label={words.noPicture}
          value={act.form.noPicture}
          choices={noPictureReasons.map((value) => ({ value, text: noPicture[value] }))}
          onChange={(reason) => act.change({ noPicture: reason })}
        />
      )}
    </Stack>
  )
}

/** Whether it is solved, and whether the author is satisfied: two questions. */
export function Answer({ act: { form, change } }: { act: Act }) {
  const words = actsTexts.use()
  const { satisfaction } = complaintNames.use()
  return (
    <Stack>
      <LongField label={words.isSolved}>
        <Chips oneOf label={words.isSolved}>
          {[true, false].map((isSolved) => (
            <Chip
              key={String(isSolved)}
              id={isSolved ? 'rate-solved' : 'rate-unsolved'}
              role="radio"
              chosen={form.isSolved === isSolved}
              onPress={() => change({ isSolved })}
            >
              {isSolved ? words.solved : words.unsolved}
            </Chip>
          ))}
        </Chips>
      </LongField>
      <LongField label={words.satisfaction}>
        <Chips oneOf label={words.satisfaction}>
          {satisfactions.map((one) => (
            <Chip
              key={one}
              id={`rate-${one}`}
              role="radio"
              chosen={form.satisfaction === one}
              onPress={() => change({ satisfaction: one })}
            >
              {satisfaction[one]}
            </Chip>
          ))}
        </Chips>
      </LongField>
    </Stack>
  )
}

/** The two questions, and room for words. */
export function Rating({ act }: { act: Act }) {
  const words = actsTexts.use()
  return (
    <Stack>
      <Answer act={act} />
      <Field for="rate-words" label={words.words}>
        <LongInput
          id="rate-words"
          value={act.form.words}
          onInput={(said) => act.change({ words: said })}
          rows={2}
          maxLength={300}
          label={words.words}
        />
      </Field>
    </Stack>
  )
}
