import { openingFields, type PointsOpening } from '@liren/shared/points.opening'
import { useState } from 'react'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { ColumnChoice } from '../../../ui/column.choice.tsx'
import { Field } from '../../../ui/field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { OpeningLines } from '../components/opening.lines.tsx'
import { OpeningSumsCard } from '../components/opening.sums.tsx'
import { ProposalCard } from '../components/proposal.card.tsx'
import { useOpening, useOpeningWork } from '../hooks/use-openings.ts'
import { useDeciding } from '../hooks/use-proposals.ts'
import type { InOpening } from '../opening.api.ts'
import { openingTexts } from '../opening.texts.ts'

/** One book kept before: what its columns are, its sums, its rows, and the two signatures (committee). */
export function OpeningScreen() {
  return (
    <SignedIn title={openingTexts.use().title}>
      <OpeningPage />
    </SignedIn>
  )
}

function OpeningPage() {
  const words = openingTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, openingId: id }
  const opening = useOpening(at)
  if (opening.data?.state === 'open') return <First at={at} opening={opening.data} />
  if (opening.data) return <Signed at={at} opening={opening.data} />
  return (
    <Screen id="opening" title={words.title}>
      <QueryView query={opening}>{() => null}</QueryView>
    </Screen>
  )
}

interface OpeningProps {
  at: InOpening
  opening: PointsOpening
}

/** Looks at it, and signs as the first. */
function First({ at, opening }: OpeningProps) {
  const words = openingTexts.use()
  const { setting, signing, dropping } = useOpeningWork(at)
  const [reason, setReason] = useState(words.reasonUsual)
  const error = setting.error ?? signing.error ?? dropping.error
  const { version, sums, columns, headings, missing, abilities } = opening
  const { people, minutes, points } = sums
  return (
    <Screen
      id="opening"
      title={words.title}
      footer={
        <>
          {error && <Banner tone="danger">{messageOf(error)}</Banner>}
          {missing.length === 0 && <Banner tone="info">{people > 0 ? words.signNote : words.nothing}</Banner>}
          <Button
            id="opening-sign"
            kind="primary"
            disabled={!abilities.sign || reason.trim() === ''}
            busy={signing.isPending}
            onPress={() => signing.mutate({ version, reason, people, minutes, points })}
          >
            {words.sign(people)}
          </Button>
        </>
      }
    >
      <Stack>
        <Box as="h2">{opening.fileName}</Box>
        <OpeningSumsCard sums={sums} isEntered={false} />
        <ColumnChoice
          title={words.columns}
          note={words.columnsNote}
          missing={missing.length > 0 ? missing.map((one) => words.missing[one]).join('；') : null}
          headings={headings}
          columns={columns}
          fields={openingFields.map((value) => ({ value, text: words.fields[value] }))}
          words={words}
          onChange={(chosen) => setting.mutate({ version, columns: chosen })}
        />
        <Field for="opening-reason" label={words.reason}>
          <TextInput id="opening-reason" value={reason} onInput={setReason} maxLength={200} label={words.reason} />
        </Field>
        <OpeningLines at={at} version={version} leftOnly={false} />
        <Button id="opening-drop" kind="quiet" busy={dropping.isPending} onPress={() => dropping.mutate()}>
          {words.drop}
        </Button>
      </Stack>
    </Screen>
  )
}

/** Waits for the second signature, or is over. */
function Signed({ at, opening }: OpeningProps) {
  const words = openingTexts.use()
  const { approving, refusing, withdrawing } = useDeciding(at.communityId)
  const [isRefusing, setRefusing] = useState(false)
  const { state, proposal, sums, version } = opening
  const error = approving.error ?? withdrawing.error
  return (
    <Screen
      id="opening"
      title={words.title}
      sheets={
        isRefusing &&
        proposal && (
          <ReasonSheet
            id="refuse-sheet"
            title={words.refuse}
            body={words.refuseBody}
            label={words.refuse}
            action={words.refuse}
            kind="danger"
            busy={refusing.isPending}
            error={refusing.error}
            onConfirm={(reason) => refusing.mutateAsync({ proposalId: proposal.id, reason })}
            onClose={() => setRefusing(false)}
          />
        )
      }
    >
      <Stack>
        <Box as="h2">{opening.fileName}</Box>
        {(state === 'entered' || state === 'dropped') && (
          <Banner id="opening-over" tone={state === 'entered' ? 'good' : 'info'}>
            {words.over[state]}
          </Banner>
        )}
        {error !== null && <Banner tone="danger">{messageOf(error)}</Banner>}
        {proposal && <OpeningSumsCard sums={sums} isEntered={state === 'entered'} />}
        {proposal && (
          <Section title={words.second}>
            <Stack>
              {state === 'signed' && <Box as="p">{words.secondNote}</Box>}
              <ProposalCard
                proposal={proposal}
                isBusy={approving.isPending}
                onApprove={() => approving.mutate(proposal.id)}
                onRefuse={() => setRefusing(true)}
                onWithdraw={() => withdrawing.mutate(proposal.id)}
              />
            </Stack>
          </Section>
        )}
        {state !== 'dropped' && <OpeningLines at={at} version={version} leftOnly />}
      </Stack>
    </Screen>
  )
}
