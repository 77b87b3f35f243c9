import type { ReactNode } from 'react'
import { matterClassOf, type Matter } from '@liren/shared/votes.matters'
import { mostSeats } from '@liren/shared/votes'
import { voteNames } from '../../../lib/vote.names.ts'
import { Box, Press, Txt } from '../../../platform/elements.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { classes } from '../../../ui/classes.ts'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { isMotionDone, type MotionForm } from '../decision.draft.ts'
import { draftingTexts } from '../drafting.texts.ts'
import { CandidatesField } from './candidates.field.tsx'
import styles from './motion.editor.module.css'

interface EditorProps {
  number: number
  motion: MotionForm
  /** What may be asked here, in the order of the law. */
  questions: readonly Matter[]
  isOpen: boolean
  onOpen: () => void
  onChange: (part: Partial<MotionForm>) => void
  onPick: (candidateKey: string) => void
  /** Documents of the motion. */
  documents?: ReactNode
  /** Null at the end of the list. */
  onUp: (() => void) | null
  onDown: (() => void) | null
  onRemove: () => void
}

/** One thing to be decided, written in place: closed it says what it is and what it takes to pass. */
export function MotionEditor(props: EditorProps) {
  const { number, motion, isOpen, onOpen, onUp, onDown, onRemove } = props
  const words = draftingTexts.use()
  const what = words.motion(number)
  return (
    <Card id={`motion-edit-${number}`}>
      <Press id={`motion-open-${number}`} className={styles['head']} expanded={isOpen} onPress={onOpen}>
        <Box as="span" className={styles['words']}>
          <Txt className={styles['number']}>{what}</Txt>
          <Txt className={styles['title']}>{motion.title.trim() === '' ? words.untitled : motion.title}</Txt>
          {!isOpen && <Txt className={styles['needed']}>{words.class[matterClassOf(motion.matter)]}</Txt>}
        </Box>
        {!isOpen && !isMotionDone(motion) && <Badge tone="warn">{words.unfinished}</Badge>}
        <Icon name="down" className={classes(styles['arrow'], isOpen && styles['opened'])} />
      </Press>
      {isOpen && (
        <Box className={styles['fields']}>
          <Stack>
            <Fields {...props} />
            <Buttons>
              {onUp && (
                <Button
                  id={`motion-up-${number}`}
                  kind="quiet"
                  snug
                  icon="up"
                  label={`${what} ${words.up}`}
                  onPress={onUp}
                >
                  {words.up}
                </Button>
              )}
              {onDown && (
                <Button
                  id={`motion-down-${number}`}
                  kind="quiet"
                  snug
                  icon="lower"
                  label={`${what} ${words.down}`}
                  onPress={onDown}
                >
                  {words.down}
                </Button>
              )}
              <Button
                id={`motion-remove-${number}`}
                kind="quiet"
                snug
                icon="trash"
                label={words.removeOf(what)}
                onPress={onRemove}
              >
                {words.remove}
              </Button>
            </Buttons>
          </Stack>
        </Box>
      )}
    </Card>
  )
}

function Fields({ number, motion, questions, onChange, onPick, documents }: EditorProps) {
  const words = draftingTexts.use()
  const names = voteNames.use()
  const isElection = motion.kind === 'election'
  const hooks = { title: `motion-title-${number}`, text: `motion-text-${number}`, matter: `motion-matter-${number}` }
  const label = isElection ? words.electionWhat : words.what
  return (
    <>
      {!isElection && (
        <Field for={hooks.matter} label={words.matter} hint={words.class[matterClassOf(motion.matter)]}>
          <SelectInput
            id={hooks.matter}
            label={words.matter}
            value={motion.matter}
            choices={questions.map((one) => ({ value: one, text: names.matter[one] }))}
            describedBy={noteOf(hooks.matter)}
            onChange={(chosen) => onChange({ matter: chosen as Matter })}
          />
        </Field>
      )}
      <Field for={hooks.title} label={label} hint={isElection ? words.electionHint : words.whatHint}>
        <LongInput
          id={hooks.title}
          value={motion.title}
          oneLine
          rows={1}
          maxLength={60}
          label={label}
          describedBy={noteOf(hooks.title)}
          onInput={(title) => onChange({ title })}
        />
      </Field>
      <Field for={hooks.text} label={words.details} hint={words.detailsHint}>
        <LongInput
          id={hooks.text}
          value={motion.text}
          rows={3}
          maxLength={4000}
          label={words.details}
          describedBy={noteOf(hooks.text)}
          onInput={(text) => onChange({ text })}
        />
      </Field>
      {isElection && (
        <>
          <Field for={`motion-seats-${number}`} label={words.seats}>
            <SelectInput
              id={`motion-seats-${number}`}
              label={words.seats}
              value={String(motion.seats)}
              choices={Array.from({ length: mostSeats }, (_, index) => ({
                value: String(index + 1),
                text: words.seatCount(index + 1),
              }))}
              onChange={(seats) => onChange({ seats: Number(seats) })}
            />
          </Field>
          <CandidatesField
            seats={motion.seats}
            value={motion.candidates}
            onChange={(candidates) => onChange({ candidates })}
            onPick={onPick}
          />
        </>
      )}
      {documents}
    </>
  )
}
