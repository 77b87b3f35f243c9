import { useState } from 'react'
import { Box } from '../../../platform/elements.tsx'
import { randomName } from '../../../platform/random.ts'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import {
  blankMotion,
  hatKey,
  moved,
  questionsFor,
  type AgendaFault,
  type Hat,
  type LocalDecision,
  type MotionForm,
} from '../decision.draft.ts'
import { motionPlace } from '../documents.draft.ts'
import { draftingTexts } from '../drafting.texts.ts'
import type { DraftDocuments } from '../hooks/use-documents.ts'
import { DocumentsField } from './documents.field.tsx'
import { MotionEditor } from './motion.editor.tsx'
import { ScopeField } from './scope.field.tsx'

/** For what flats are picked: the scope, or a candidate of a motion. */
export type Picking = 'scope' | { motion: string; candidate: string } | null

interface AgendaProps {
  communityId: string
  draft: LocalDecision
  change: (part: Partial<LocalDecision>) => void
  hats: readonly Hat[]
  faults: readonly AgendaFault[]
  onPick: (picking: Picking) => void
  documents: DraftDocuments
}

/** What is put to the vote, by whom, and to which owners. */
export function AgendaStep(props: AgendaProps) {
  const { communityId, draft, change, hats, faults, onPick } = props
  const words = draftingTexts.use()
  const saying = (fault: AgendaFault) => (faults.includes(fault) ? words.faults[fault] : undefined)
  // A draft that the server has stays in its estate.
  const worn = draft.server === null ? hats : hats.filter(({ estateId }) => estateId === draft.estateId)
  const wear = (key: string) => {
    const hat = worn.find((one) => hatKey(one) === key)
    if (!hat) return
    const { estateId, kind, groupId } = hat
    const isOther = estateId !== draft.estateId
    const scope = { kind: 'estate' as const, buildingId: '', entranceId: '', unitIds: [] }
    change({ estateId, organiser: { kind, groupId }, ...(isOther ? { scope } : {}) })
  }
  return (
    <Stack>
      <Field for="draft-hat" label={words.hat}>
        <SelectInput
          id="draft-hat"
          label={words.hat}
          value={hatKey({ estateId: draft.estateId, ...draft.organiser })}
          choices={worn.map((hat) => ({ value: hatKey(hat), text: words.hatOf(hat.name, hat.estateName) }))}
          onChange={wear}
        />
      </Field>
      <Field for="draft-title" label={words.heading} hint={words.headingHint} fault={saying('title')}>
        <LongInput
          id="draft-title"
          value={draft.title}
          oneLine
          rows={1}
          maxLength={60}
          label={words.heading}
          invalid={saying('title') !== undefined}
          describedBy={noteOf('draft-title')}
          onInput={(title) => change({ title })}
        />
      </Field>
      <Field for="draft-text" label={words.why} hint={words.whyHint} fault={saying('text')}>
        <LongInput
          id="draft-text"
          value={draft.text}
          rows={4}
          maxLength={4000}
          label={words.why}
          invalid={saying('text') !== undefined}
          describedBy={noteOf('draft-text')}
          onInput={(text) => change({ text })}
        />
      </Field>
      <ScopeField
        communityId={communityId}
        estateId={draft.estateId}
        value={draft.scope}
        onChange={(scope) => change({ scope })}
        onPick={() => onPick('scope')}
        isMissing={faults.includes('scope')}
      />
      <Card flush>
        <SwitchRow
          id="draft-temporary"
          on={draft.isTemporary}
          onChange={(isTemporary) => change({ isTemporary })}
          title={words.temporary}
          note={words.temporaryNote}
        />
      </Card>
      <Motions {...props} fault={saying('motions')} />
    </Stack>
  )
}

/** The items of the agenda, one of them open to be written. */
function Motions({ draft, change, fault, onPick, documents }: AgendaProps & { fault: string | undefined }) {
  const words = draftingTexts.use()
  const [opened, setOpened] = useState<string | null>(() => draft.motions[0]?.key ?? null)
  const { motions } = draft
  const questions = questionsFor(draft.organiser.kind)
  const add = (kind: MotionForm['kind']) => {
    const motion = blankMotion(randomName(12), kind)
    const matter = kind === 'question' ? (questions[questions.length - 1] ?? motion.matter) : motion.matter
    change({ motions: [...motions, { ...motion, matter }] })
    setOpened(motion.key)
  }
  const edit = (key: string, part: Partial<MotionForm>) =>
    change({ motions: motions.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  return (
    <LongField label={words.motions} fault={fault}>
      <Stack>
        {motions.length === 0 && <Box as="p">{words.motionsEmpty}</Box>}
        {motions.map((motion, index) => (
          <MotionEditor
            key={motion.key}
            number={index + 1}
            motion={motion}
            questions={questions}
            isOpen={motion.key === opened}
            onOpen={() => setOpened(motion.key === opened ? null : motion.key)}
            onChange={(part) => edit(motion.key, part)}
            documents={
              <DocumentsField id={`motion-documents-${index + 1}`} {...documents.of(motionPlace(motion.key))} />
            }
            onPick={(candidate) => onPick({ motion: motion.key, candidate })}
            onUp={index === 0 ? null : () => change({ motions: moved(motions, index, -1) })}
            onDown={index === motions.length - 1 ? null : () => change({ motions: moved(motions, index, 1) })}
            onRemove={() => change({ motions: motions.filter(({ key }) => key !== motion.key) })}
          />
        ))}
        <Buttons>
          {questions.length > 0 && (
            <Button id="motion-add-question" snug icon="plus" onPress={() => add('question')}>
              {words.addQuestion}
            </Button>
          )}
          <Button id="motion-add-election" snug icon="people" onPress={() => add('election')}>
            {words.addElection}
          </Button>
        </Buttons>
      </Stack>
    </LongField>
  )
}
