import { useState } from 'react'
import type { Candidacy, CandidacyBoard } from '@liren/shared/votes.candidacies'
import { useNow } from '../../../lib/clock.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { candidaciesTexts } from '../candidacies.texts.ts'
import { CallSheet, DisplaySheet } from '../components/call.sheets.tsx'
import { CandidacyCard } from '../components/candidacy.card.tsx'
import { AnswerCandidateSheet, LeaveSheet } from '../components/candidacy.sheets.tsx'
import { CheckSheet } from '../components/check.sheet.tsx'
import { ElectionHead } from '../components/election.head.tsx'
import { ProposeSheet } from '../components/stand.sheets.tsx'
import styles from '../components/remarks.module.css'
import { useBoard } from '../hooks/use-candidacies.ts'

/** The candidates of an election, for who organises it: ask, check, answer, display. */
export function CandidatesScreen() {
  return (
    <SignedIn title={candidaciesTexts.use().organise}>
      <CandidatesPage />
    </SignedIn>
  )
}

type Act = 'check' | 'answer' | 'withdraw'
type Asking = 'call' | 'record' | 'display' | { act: Act; candidacy: Candidacy } | null

function CandidatesPage() {
  const words = candidaciesTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, decisionId: id }
  const board = useBoard(at)
  useDemo()
  useRefresh(board)
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  const sheet = (data: CandidacyBoard) => {
    if (asking === null) return null
    if (asking === 'call') return <CallSheet at={at} board={data} onClose={close} />
    if (asking === 'display') return <DisplaySheet at={at} board={data} onClose={close} />
    if (asking === 'record') return <ProposeSheet at={at} board={data} kind="written" onClose={close} />
    const { act, candidacy } = asking
    if (act === 'check') return <CheckSheet at={at} candidacy={candidacy} onClose={close} />
    if (act === 'answer') return <AnswerCandidateSheet at={at} candidacy={candidacy} onClose={close} />
    return <LeaveSheet at={at} candidacy={candidacy} declines={false} onClose={close} />
  }
  return (
    <Screen
      id="candidates"
      title={words.organise}
      footer={board.data && <Foot board={board.data} onAsk={setAsking} />}
      sheets={board.data ? sheet(board.data) : null}
    >
      <QueryView query={board}>
        {(data) => (
          <Stack>
            <ElectionHead board={data} />
            <Section title={words.all}>
              {data.candidacies.length === 0 ? (
                <Box as="p" id="candidates-empty">
                  {words.allEmpty}
                </Box>
              ) : (
                <Stack>
                  {data.candidacies.map((candidacy) => (
                    <CandidacyCard key={candidacy.id} candidacy={candidacy}>
                      <Checked candidacy={candidacy} />
                      <Acts candidacy={candidacy} onAct={(act) => setAsking({ act, candidacy })} />
                    </CandidacyCard>
                  ))}
                </Stack>
              )}
            </Section>
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

/** What is due next is the primary action: ask first, then display. */
function Foot({ board, onAsk }: { board: CandidacyBoard; onAsk: (what: 'call' | 'record' | 'display') => void }) {
  const words = candidaciesTexts.use()
  const now = useNow()
  const { abilities, nominateUntil, displayedAt } = board
  const isCalled = nominateUntil !== null
  const isNominating = isCalled && Date.parse(nominateUntil) > now
  if (!abilities.call) return null
  return (
    <>
      {isNominating && <Txt className={styles['meta']}>{words.waitNominate}</Txt>}
      {abilities.display && (
        <Button id="display" kind="primary" icon="eye" onPress={() => onAsk('display')}>
          {displayedAt === null ? words.displayAction : words.displayAgain}
        </Button>
      )}
      <Buttons>
        <Button
          id="call"
          kind={isCalled || abilities.display ? 'quiet' : 'primary'}
          snug={isCalled || abilities.display}
          onPress={() => onAsk('call')}
        >
          {isCalled ? words.callAgain : words.call}
        </Button>
        {abilities.record && (
          <Button id="record" kind="quiet" snug onPress={() => onAsk('record')}>
            {words.record}
          </Button>
        )}
      </Buttons>
    </>
  )
}

/** How far the checks of one candidate are. */
function Checked({ candidacy: { status, checks } }: { candidacy: Candidacy }) {
  const words = candidaciesTexts.use()
  if (status !== 'accepted' || checks.length === 0) return null
  const open = checks.filter(({ holds }) => holds === null).length
  return <Txt className={styles['meta']}>{open > 0 ? words.checkOpen(open) : words.checkClear}</Txt>
}

function Acts({ candidacy, onAct }: { candidacy: Candidacy; onAct: (act: Act) => void }) {
  const words = candidaciesTexts.use()
  const { id, abilities } = candidacy
  const shown: [Act, boolean, string][] = [
    ['check', abilities.check, words.checks],
    ['answer', abilities.answer, words.answer],
    ['withdraw', abilities.withdraw, words.withdraw],
  ]
  const buttons = shown.flatMap(([act, may, text]) =>
    may
      ? [
          <Button
            key={act}
            id={`${act}-${id}`}
            kind={act === 'withdraw' ? 'quiet' : 'plain'}
            snug
            onPress={() => onAct(act)}
          >
            {text}
          </Button>,
        ]
      : [],
  )
  return buttons.length > 0 && <Buttons>{buttons}</Buttons>
}
