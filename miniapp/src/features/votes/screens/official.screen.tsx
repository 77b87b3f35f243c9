import { useState } from 'react'
import { mostDocuments } from '@liren/shared/votes.files'
import type { Decision } from '@liren/shared/votes.views'
import { useNow } from '../../../lib/clock.ts'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { momentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { LegalLabel } from '../components/legal.label.tsx'
import { MotionFields, OfficialFiles, SourceFields } from '../components/official.form.tsx'
import { useDecision } from '../hooks/use-decisions.ts'
import { useImportOfficial, useSendingOfficial } from '../hooks/use-official.ts'
import { draftOf, faultsIn, firstForm, officialForm } from '../official.draft.ts'
import { officialTexts } from '../official.texts.ts'
import type { InDecision } from '../votes.api.ts'

/** What the city’s platform decided, typed in from its document. */
export function OfficialScreen() {
  return (
    <SignedIn title={officialTexts.use().title}>
      <OfficialPage />
    </SignedIn>
  )
}

function OfficialPage() {
  const words = officialTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at: InDecision = { communityId: community, decisionId: id }
  const decision = useDecision(community, id)
  // The demo's clock decides whether the time of voting is over.
  useDemo()
  const now = useNow()
  const isImportable = decision.data !== undefined && whyNot(decision.data, now) === null
  if (isImportable) return <Form at={at} decision={decision.data} />
  return (
    <Screen id="vote-official" title={words.title}>
      <QueryView query={decision}>{(data) => <NotNow decision={data} now={now} />}</QueryView>
    </Screen>
  )
}

type Obstacle = 'notHere' | 'notYours' | 'notYet'

/** What keeps a result from being imported now. */
function whyNot({ legalMode, state, closesAt, abilities }: Decision, now: number): Obstacle | null {
  if (legalMode !== 'OFFICIAL_EXTERNAL') return 'notHere'
  if (!abilities.importResult) return 'notYours'
  const isOver = closesAt !== null && Date.parse(closesAt) <= now
  return isOver && state !== 'NOTICED' ? null : 'notYet'
}

function NotNow({ decision, now }: { decision: Decision; now: number }) {
  const words = officialTexts.use()
  const locale = useLocale()
  const why = whyNot(decision, now)
  const until = decision.closesAt === null ? '' : momentText(decision.closesAt, now, locale)
  const bodies: Record<Obstacle, string> = {
    notHere: words.notHere,
    notYours: words.notYours,
    notYet: words.notYet(until),
  }
  return (
    <EmptyState id="official-not-now" picture="letterbox" title={words.notYetTitle} body={bodies[why ?? 'notYet']} />
  )
}

function Form({ at, decision }: { at: InDecision; decision: Decision }) {
  const words = officialTexts.use()
  const now = useNow()
  const { motions } = decision
  const name = `vote.official.${decision.id}`
  const [form, setForm, { done }] = useFormDraft(officialForm, name, firstForm(decision))
  const [isTried, setTried] = useState(false)
  const faults = isTried ? faultsIn(form, motions) : []
  const importing = useImportOfficial(at)
  const sending = useSendingOfficial(at, name, mostDocuments - form.files.length, (file) =>
    setForm((last) => ({ ...last, files: [...last.files, file] })),
  )
  const send = () => {
    setTried(true)
    if (faultsIn(form, motions).length > 0) return
    const body = { version: decision.version, result: draftOf(form, motions) }
    importing.mutate(body, { onSuccess: done })
  }
  const wasImported = decision.state !== 'ROLL_FROZEN'
  return (
    <Screen
      id="vote-official"
      title={words.title}
      footer={
        <Button id="official-import" kind="primary" busy={importing.isPending} disabled={sending.isBusy} onPress={send}>
          {wasImported ? words.again : words.action}
        </Button>
      }
    >
      <Stack>
        <LegalLabel mode={decision.legalMode} regulation={decision.policy.regulation} />
        {wasImported && (
          <Banner id="official-done" tone="info">
            {words.done}
          </Banner>
        )}
        <Box as="p">{words.intro}</Box>
        <SourceFields {...{ form, faults, now }} onChange={setForm} />
        {motions.map((motion) => (
          <MotionFields key={motion.id} {...{ form, faults, motion }} onChange={setForm} />
        ))}
        <OfficialFiles {...{ form, sending }} isFaulty={faults.includes('files')} onChange={setForm} />
        <Box as="p">{words.check}</Box>
        {faults.length > 0 && (
          <Banner id="official-faults" tone="danger">
            {words.faults(faults.length)}
          </Banner>
        )}
        {importing.error && <Banner tone="danger">{messageOf(importing.error)}</Banner>}
      </Stack>
    </Screen>
  )
}
