import { useState } from 'react'
import type { StatementEntry, StatementOf } from '@liren/shared/points'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { ReasonSheet } from '../../../ui/reason.sheet.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { ResidentPicker } from '../../../ui/resident.picker.tsx'
import { useResidentChoice } from '../../binding/hooks/use-resident-choice.ts'
import { Have } from '../components/have.tsx'
import { Accounts, StatementLines } from '../components/statement.lines.tsx'
import { usePropose } from '../hooks/use-proposals.ts'
import { useResidentBalance, useResidentStatement } from '../hooks/use-resident.ts'
import { pointsTexts } from '../points.texts.ts'
import { reversalTexts } from '../reversal.texts.ts'

/** What a resident has and where it came from, and what of it is to be taken back (committee). */
export function ResidentPointsScreen() {
  return (
    <SignedIn title={reversalTexts.use().title}>
      <ResidentPointsPage />
    </SignedIn>
  )
}

interface Asked {
  line: StatementEntry
  of: StatementOf
}

function ResidentPointsPage() {
  const words = reversalTexts.use()
  const { kind, amount } = pointsTexts.use()
  const locale = useLocale()
  const { community = '' } = usePageParams()
  const resident = useResidentChoice(community)
  const { residenceId } = resident
  const [asked, setAsked] = useState<Asked | null>(null)
  const proposing = usePropose(community)
  return (
    <Screen
      id="resident-points"
      title={words.title}
      sheets={
        asked !== null && (
          <ReasonSheet
            id="reverse-sheet"
            title={words.reverse}
            body={words.body}
            label={words.reason}
            action={words.reverse}
            kind="danger"
            busy={proposing.isPending}
            error={proposing.error}
            onConfirm={(reason) => proposing.mutateAsync({ kind: 'reversal', reason, journalId: asked.line.journalId })}
            onClose={() => setAsked(null)}
          >
            <Box as="p">
              {words.line(
                kind[asked.line.kind],
                asked.of === 'minutes' ? durationText(asked.line.amount, locale) : amount(asked.line.amount),
              )}
            </Box>
          </ReasonSheet>
        )
      }
    >
      <Stack>
        <Box as="p">{words.note}</Box>
        <ResidentPicker name="resident" choice={resident} />
        {proposing.isSuccess && (
          <Banner id="reversal-proposed" tone="good">
            {words.proposed}
          </Banner>
        )}
        {residenceId !== '' && (
          <Shown
            key={residenceId}
            communityId={community}
            residenceId={residenceId}
            onReverse={(line, of) => {
              proposing.reset()
              setAsked({ line, of })
            }}
          />
        )}
      </Stack>
    </Screen>
  )
}

interface ShownProps {
  communityId: string
  residenceId: string
  onReverse: (line: StatementEntry, of: StatementOf) => void
}

/** What the resident has, and the movements behind it. */
function Shown({ communityId, residenceId, onReverse }: ShownProps) {
  const words = reversalTexts.use()
  const [of, setOf] = useState<StatementOf>('points')
  const balance = useResidentBalance(communityId, residenceId)
  return (
    <QueryView query={balance}>
      {(data) => (
        <Section title={words.of(data.nickname)}>
          <Stack>
            <Have balance={data} />
            <Accounts of={of} onChoose={setOf} />
            <Lines
              key={of}
              communityId={communityId}
              residenceId={residenceId}
              of={of}
              onReverse={(line) => onReverse(line, of)}
            />
          </Stack>
        </Section>
      )}
    </QueryView>
  )
}

interface LinesProps {
  communityId: string
  residenceId: string
  of: StatementOf
  onReverse: (line: StatementEntry) => void
}

function Lines({ communityId, residenceId, of, onReverse }: LinesProps) {
  const list = useResidentStatement(communityId, residenceId, of)
  useRefresh(list)
  return <StatementLines list={list} of={of} onReverse={onReverse} />
}
