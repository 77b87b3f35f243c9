import { useState } from 'react'
import type { Decision } from '@liren/shared/votes.views'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { StepUpSheet } from '../../../ui/step.up.sheet.tsx'
import { SwitchRow } from '../../../ui/switch.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { KeyEntry, useTypedKey } from '../components/key.entry.tsx'
import { LegalLabel } from '../components/legal.label.tsx'
import { Releases } from '../components/releases.tsx'
import { useDecision } from '../hooks/use-decisions.ts'
import { useInDecision } from '../hooks/use-in-decision.ts'
import { useRelease } from '../hooks/use-releases.ts'
import { useResult } from '../hooks/use-result.ts'
import { blankRelease, releaseFaults, releaseForm, type ReleaseForm } from '../release.draft.ts'
import { releaseTexts } from '../release.texts.ts'
import type { InDecision } from '../votes.api.ts'

/** Gives a counting file out to those who recount, on record. */
export function ReleaseScreen() {
  return (
    <SignedIn title={releaseTexts.use().title}>
      <ReleasePage />
    </SignedIn>
  )
}

function ReleasePage() {
  const words = releaseTexts.use()
  const at = useInDecision()
  const decision = useDecision(at.communityId, at.decisionId)
  const result = useResult(at)
  if (decision.data && result.data?.abilities.release) return <Releasing at={at} decision={decision.data} />
  return (
    <Screen id="release" title={words.title}>
      <QueryView query={decision}>
        {() => (
          <QueryView query={result}>
            {() => (
              <EmptyState
                id="release-not-yours"
                picture="letterbox"
                title={words.notYoursTitle}
                body={words.notYours}
              />
            )}
          </QueryView>
        )}
      </QueryView>
    </Screen>
  )
}

function Releasing({ at, decision }: { at: InDecision; decision: Decision }) {
  const words = releaseTexts.use()
  const [form, setForm, { done }] = useFormDraft(releaseForm, `vote.release.${decision.id}`, blankRelease)
  const [isTried, setTried] = useState(false)
  const key = useTypedKey(decision)
  const { releasing, question } = useRelease(at)
  const faults = isTried ? releaseFaults(form) : []
  const change = (part: Partial<ReleaseForm>) => setForm({ ...form, ...part })
  const send = () => {
    setTried(true)
    if (!key.isRight || releaseFaults(form).length > 0) return
    releasing.mutate(
      { form, key: key.typed },
      {
        onSuccess: () => {
          done()
          key.setTyped('')
          setTried(false)
        },
      },
    )
  }
  return (
    <Screen
      id="release"
      title={words.title}
      footer={
        <Button
          id="release-send"
          kind="primary"
          icon="key"
          busy={releasing.isPending}
          disabled={!key.isRight}
          onPress={send}
        >
          {words.send}
        </Button>
      }
      sheets={question && <StepUpSheet question={question} />}
    >
      <Stack>
        <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
        <Box as="p">{words.intro}</Box>
        <Banner tone="warn">{words.public}</Banner>
        {releasing.isSuccess && (
          <Banner id="release-done" tone="good">
            {words.done}
          </Banner>
        )}
        <Card>
          <Stack>
            <Field
              for="release-to"
              label={words.to}
              hint={words.toHint}
              fault={faults.includes('to') ? words.toFault : undefined}
            >
              <LongInput
                id="release-to"
                label={words.to}
                value={form.to}
                rows={3}
                maxLength={1300}
                onInput={(to) => change({ to })}
                invalid={faults.includes('to')}
                describedBy={noteOf('release-to')}
              />
            </Field>
            <Field
              for="release-reason"
              label={words.reason}
              hint={words.reasonHint}
              fault={faults.includes('reason') ? words.reasonFault : undefined}
            >
              <LongInput
                id="release-reason"
                label={words.reason}
                value={form.reason}
                oneLine
                rows={2}
                maxLength={200}
                onInput={(reason) => change({ reason })}
                invalid={faults.includes('reason')}
                describedBy={noteOf('release-reason')}
              />
            </Field>
            <SwitchRow
              id="release-bound"
              on={form.isBound}
              onChange={(isBound) => change({ isBound })}
              title={words.bound}
              note={words.boundNote}
            />
            {faults.includes('bound') && (
              <Banner id="release-bound-fault" tone="danger">
                {words.boundFault}
              </Banner>
            )}
          </Stack>
        </Card>
        <KeyEntry decision={decision} state={key} error={releasing.error} />
        <Releases at={at} mayRelease={false} />
      </Stack>
    </Screen>
  )
}
