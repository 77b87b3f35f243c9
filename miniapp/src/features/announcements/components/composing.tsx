import { useState } from 'react'
import type { Announcement } from '@liren/shared/announcements'
import type { HeldRole } from '@liren/shared/roles'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { replace } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { Stations } from '../../../ui/stations.tsx'
import { contentOf, fromServer, isBlank, writingFaults } from '../composer.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import { useComposer } from '../hooks/use-composer.ts'
import { useDraftSaving } from '../hooks/use-draft-saving.ts'
import { usePublish } from '../hooks/use-publish.ts'
import { useReachPreview } from '../hooks/use-reach-preview.ts'
import { AudienceStep } from './audience.step.tsx'
import { ComposingFooter } from './composing.footer.tsx'
import styles from './composing.module.css'
import { ConflictSheet } from './conflict.sheet.tsx'
import { DiscardSheet } from './discard.sheet.tsx'
import { DraftPreview } from './draft.preview.tsx'
import { PublishSheet } from './publish.sheet.tsx'
import { WritingStep } from './writing.step.tsx'

interface ComposingProps {
  communityId: string
  one: Announcement | null
  signatures: readonly HeldRole[]
  nickname: string
}

type Sheet = 'publish' | 'conflict' | 'discard' | null

/** The three steps of a notice, with the draft kept here and on the server all along. */
export function Composing({ communityId, one, signatures, nickname }: ComposingProps) {
  const words = composerTexts.use()
  const { draft, change, get, startOver, wasResumed } = useComposer(communityId, one, signatures)
  const saving = useDraftSaving(communityId, draft, { get, change })
  const preview = useReachPreview(communityId, draft)
  const publishing = usePublish(communityId)
  const [step, setStep] = useState(0)
  const [wasChecked, setChecked] = useState(false)
  const [sheet, setSheet] = useState<Sheet>(null)
  const faults = wasChecked ? writingFaults(draft) : []
  const signed = signatures.find(
    (held) => held.role === draft.signature?.role && held.scopeId === draft.signature.scopeId,
  )

  const goOn = () => {
    setChecked(true)
    if (step === 0 && writingFaults(draft).length > 0) return
    if (step === 1 && contentOf(draft) === null) return
    setChecked(false)
    setStep(step + 1)
    void saving.save()
  }
  const publish = async () => {
    const saved = await saving.save()
    if (saved === null) return
    publishing.mutate(saved, {
      onSuccess: ({ id }) => {
        startOver()
        replace(`${routes.announcement(communityId, id)}&published=1`)
      },
    })
  }
  const close = () => setSheet(null)
  const { theirs } = saving

  return (
    <Screen
      id="compose"
      title={words.title}
      wide
      footer={
        <ComposingFooter
          step={step}
          saving={saving.state}
          isBlank={isBlank(draft)}
          preview={preview}
          onNext={goOn}
          onBack={() => setStep(step - 1)}
          onPublish={() => setSheet('publish')}
        />
      }
      sheets={
        <>
          {sheet === 'publish' && preview.reach && (
            <PublishSheet
              reach={preview.reach}
              busy={publishing.isPending || publishing.isSuccess || saving.state === 'saving'}
              error={publishing.error ?? saving.error}
              onConfirm={() => void publish()}
              onClose={close}
            />
          )}
          {sheet === 'conflict' && theirs && (
            <ConflictSheet
              mine={draft}
              theirs={theirs}
              onMine={() => {
                saving.keepMine()
                close()
              }}
              onTheirs={() => {
                saving.keepTheirs(fromServer(theirs, signatures))
                close()
              }}
              onClose={close}
            />
          )}
          {sheet === 'discard' && draft.server && (
            <DiscardSheet
              communityId={communityId}
              announcementId={draft.server.id}
              onGone={startOver}
              onClose={close}
            />
          )}
        </>
      }
    >
      <Box className={styles['panes']}>
        <Box className={styles['work']}>
          <Stack>
            <Stations label={words.stepsLabel} names={words.steps} present={step} />
            {wasResumed && step === 0 && !isBlank(draft) && (
              <Banner
                id="compose-resumed"
                tone="info"
                action={
                  <Button id="start-over" snug kind="quiet" onPress={startOver}>
                    {words.startOver}
                  </Button>
                }
              >
                {words.resumed}
              </Banner>
            )}
            {theirs && (
              <Banner
                id="compose-conflict"
                tone="warn"
                action={
                  <Button id="open-conflict" snug kind="quiet" onPress={() => setSheet('conflict')}>
                    {words.see}
                  </Button>
                }
              >
                {words.conflict.title}
              </Banner>
            )}
            {saving.error !== null && (
              <Banner id="compose-refused" tone="danger">
                {messageOf(saving.error)}
              </Banner>
            )}
            {step === 0 && <WritingStep draft={draft} change={change} faults={faults} />}
            {step === 1 && (
              <AudienceStep
                communityId={communityId}
                draft={draft}
                change={change}
                signatures={signatures}
                isMissing={wasChecked && !preview.isChosen}
              />
            )}
            {step === 2 && (
              <Box className={styles['review']}>
                <Txt className={styles['caption']}>{words.looksLike}</Txt>
                <DraftPreview draft={draft} signed={signed} nickname={nickname} labels={preview.reach?.labels ?? []} />
              </Box>
            )}
            {step === 0 && draft.server && (
              <Button id="discard-draft" snug kind="danger" onPress={() => setSheet('discard')}>
                {words.discard}
              </Button>
            )}
          </Stack>
        </Box>
        <Box as="aside" className={styles['beside']} label={words.looksLike}>
          <Txt className={styles['caption']}>{words.looksLike}</Txt>
          <DraftPreview draft={draft} signed={signed} nickname={nickname} labels={preview.reach?.labels ?? []} />
        </Box>
      </Box>
    </Screen>
  )
}
