import { useState } from 'react'
import { Failure } from '../../../lib/failure.ts'
import { messageOf } from '../../../lib/messages.ts'
import { voteRoutes } from '../../../lib/vote.routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { replace } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { FileRows, SendingRow } from '../../../ui/file.rows.tsx'
import { LongField } from '../../../ui/long.field.tsx'
import { SavingLine } from '../../../ui/saving.line.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { Stations } from '../../../ui/stations.tsx'
import { hatKey, isBlank } from '../decision.draft.ts'
import { draftingTexts } from '../drafting.texts.ts'
import type { DraftDocuments } from '../hooks/use-documents.ts'
import { useDrafting, type Drafting as DraftingState, type Start } from '../hooks/use-drafting.ts'
import type { Preset } from '../policy.figures.ts'
import { policyTexts } from '../policy.texts.ts'
import { AgendaStep, type Picking } from './agenda.step.tsx'
import { DecisionConflict } from './decision.conflict.tsx'
import { DraftLook } from './draft.look.tsx'
import styles from './drafting.module.css'
import { RulesStep } from './rules.step.tsx'
import { UnitPicker } from './unit.picker.tsx'

interface DraftingProps extends Start {
  presets: readonly Preset[]
}

/** The three steps of a draft: the agenda, the rules, a last look. */
export function Drafting({ presets, ...start }: DraftingProps) {
  const words = draftingTexts.use()
  const drafting = useDrafting(start)
  const [isChoosing, setChoosing] = useState(false)
  const [picking, setPicking] = useState<Picking>(null)
  const { draft, change, step, saving, documents } = drafting
  const preset = presets.find(({ city }) => city === draft.policy.city) ?? presets[0]
  const hat = start.hats.find((one) => hatKey(one) === hatKey({ estateId: draft.estateId, ...draft.organiser }))
  return (
    <Screen
      id="vote-draft"
      title={words.title}
      footer={<Footer communityId={start.communityId} drafting={drafting} />}
      sheets={
        <>
          {picking !== null && (
            <Picker
              communityId={start.communityId}
              drafting={drafting}
              picking={picking}
              onClose={() => setPicking(null)}
            />
          )}
          {isChoosing && saving.theirs && (
            <DecisionConflict
              mine={draft}
              theirs={saving.theirs}
              onMine={() => {
                saving.keepMine()
                setChoosing(false)
              }}
              onTheirs={() => {
                saving.keepTheirs()
                setChoosing(false)
              }}
              onClose={() => setChoosing(false)}
            />
          )}
        </>
      }
    >
      <Stack>
        <Stations label={words.stepsLabel} names={words.steps} present={step} />
        <Banners drafting={drafting} onConflict={() => setChoosing(true)} />
        {step === 0 && (
          <AgendaStep
            communityId={start.communityId}
            draft={draft}
            change={change}
            hats={start.hats}
            faults={drafting.faults}
            onPick={setPicking}
            documents={documents}
          />
        )}
        {step === 1 && (
          <RulesStep
            presets={presets}
            draft={draft}
            change={change}
            saysMissing={drafting.saysMissing}
            documents={documents}
          />
        )}
        {step === 2 && preset && (
          <>
            <Waiting documents={documents} />
            <Txt className={styles['caption']}>{words.looksLike}</Txt>
            <DraftLook
              communityId={start.communityId}
              draft={draft}
              preset={preset}
              by={hat ? words.hatOf(hat.estateName, hat.name) : ''}
            />
          </>
        )}
      </Stack>
    </Screen>
  )
}

/** Documents that are not with the server yet, on the last page before it is handed in. */
function Waiting({ documents: { sending } }: { documents: DraftDocuments }) {
  const words = draftingTexts.use()
  if (!sending.isBusy) return null
  return (
    <LongField label={words.documentsWaiting(sending.queue.length)} hint={words.documentsBusy}>
      <FileRows>
        {sending.queue.map((one) => (
          <SendingRow key={one.key} one={one} sending={sending} />
        ))}
      </FileRows>
    </LongField>
  )
}

/** What the author should know about the draft before going on. */
function Banners({ drafting, onConflict }: { drafting: DraftingState; onConflict: () => void }) {
  const words = draftingTexts.use()
  const { draft, saving, step, startOver, wasResumed } = drafting
  const refusal = useRefusal(saving.error)
  return (
    <>
      {wasResumed && step === 0 && !isBlank(draft) && (
        <Banner
          id="draft-resumed"
          tone="info"
          action={
            <Button id="draft-start-over" snug kind="quiet" onPress={startOver}>
              {words.startOver}
            </Button>
          }
        >
          {words.resumed}
        </Banner>
      )}
      {saving.theirs && (
        <Banner
          id="draft-conflict"
          tone="warn"
          action={
            <Button id="draft-open-conflict" snug kind="quiet" onPress={onConflict}>
              {words.see}
            </Button>
          }
        >
          {words.conflict.title}
        </Banner>
      )}
      {saving.error !== null && (
        <Banner id="draft-refused" tone="danger">
          {refusal}
        </Banner>
      )}
    </>
  )
}

/** Why the server does not take it; of a setting that goes too far, which one. */
function useRefusal(error: unknown): string {
  const words = policyTexts.use()
  const setting = error instanceof Failure ? error.problem?.facts?.['setting'] : undefined
  if (setting === undefined) return messageOf(error)
  const names: Record<string, string> = words.setting
  return `${messageOf(error)} ${words.fault(names[setting] ?? words.other)}`
}

/** At the thumb: where the text is kept, and the one next thing to do. */
function Footer({ communityId, drafting }: { communityId: string; drafting: DraftingState }) {
  const words = draftingTexts.use()
  const { step, saving, draft, goOn, goBack, documents } = drafting
  const finish = async () => {
    const saved = await saving.save()
    if (saved !== null) replace(voteRoutes.run(communityId, saved.id))
  }
  return (
    <>
      <SavingLine words={words.saving} state={isBlank(draft) ? 'blank' : saving.state} />
      {step === 2 && documents.sending.isBusy && <Txt className={styles['caption']}>{words.documentsBusy}</Txt>}
      <Box className={styles['actions']}>
        {step > 0 && (
          <Button id="draft-back" snug onPress={goBack}>
            {words.back}
          </Button>
        )}
        <Box className={styles['main']}>
          {step < 2 ? (
            <Button id="draft-next" kind="primary" onPress={goOn}>
              {step === 0 ? words.toRules : words.toReview}
            </Button>
          ) : (
            <Button
              id="draft-done"
              kind="primary"
              busy={saving.state === 'saving'}
              disabled={saving.state === 'conflict' || documents.sending.isBusy}
              onPress={() => void finish()}
            >
              {words.done}
            </Button>
          )}
        </Box>
      </Box>
    </>
  )
}

interface PickerProps {
  communityId: string
  drafting: DraftingState
  picking: Exclude<Picking, null>
  onClose: () => void
}

/** Flats for the scope, or the flat of a candidate. */
function Picker({ communityId, drafting: { draft, change }, picking, onClose }: PickerProps) {
  const { scope, motions, estateId } = draft
  if (picking === 'scope')
    return (
      <UnitPicker
        communityId={communityId}
        estateId={estateId}
        chosen={scope.unitIds}
        onToggle={({ id }) => {
          const rest = scope.unitIds.filter((one) => one !== id)
          const unitIds = rest.length < scope.unitIds.length ? rest : [...scope.unitIds, id]
          change({ scope: { ...scope, unitIds } })
        }}
        onClose={onClose}
      />
    )
  const motion = motions.find(({ key }) => key === picking.motion)
  const candidate = motion?.candidates.find(({ key }) => key === picking.candidate)
  if (!motion || !candidate) return null
  return (
    <UnitPicker
      oneOnly
      communityId={communityId}
      estateId={estateId}
      chosen={candidate.unitId === null ? [] : [candidate.unitId]}
      onToggle={({ id, label }) => {
        const flat = id === candidate.unitId ? { unitId: null, unitLabel: '' } : { unitId: id, unitLabel: label }
        const candidates = motion.candidates.map((one) => (one.key === candidate.key ? { ...one, ...flat } : one))
        change({ motions: motions.map((one) => (one.key === motion.key ? { ...one, candidates } : one)) })
        onClose()
      }}
      onClose={onClose}
    />
  )
}
