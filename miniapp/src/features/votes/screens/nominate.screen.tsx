import { useState } from 'react'
import type { Candidacy, CandidacyBoard } from '@liren/shared/votes.candidacies'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Section, Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useDemo } from '../../demo/hooks/use-demo.ts'
import { useMe } from '../../identity/hooks/use-me.ts'
import { candidaciesTexts } from '../candidacies.texts.ts'
import { CandidacyCard } from '../components/candidacy.card.tsx'
import { LeaveSheet, ObjectCandidateSheet } from '../components/candidacy.sheets.tsx'
import { ElectionHead } from '../components/election.head.tsx'
import { AcceptSheet, ProposeSheet, StandSheet } from '../components/stand.sheets.tsx'
import { useBoard } from '../hooks/use-candidacies.ts'

/** An election before its notice, for an owner: stand, propose, accept, see who stands, object. */
export function NominateScreen() {
  return (
    <SignedIn title={candidaciesTexts.use().title}>
      <NominatePage />
    </SignedIn>
  )
}

type Act = 'accept' | 'decline' | 'withdraw' | 'object'
type Asking = 'stand' | 'propose' | { act: Act; candidacy: Candidacy } | null

function NominatePage() {
  const words = candidaciesTexts.use()
  const { community = '', id = '' } = usePageParams()
  const at = { communityId: community, decisionId: id }
  const board = useBoard(at)
  const me = useMe()
  useDemo()
  useRefresh(board)
  const [asking, setAsking] = useState<Asking>(null)
  const close = () => setAsking(null)
  const homes = me.data?.memberships.find((one) => one.community.id === community)?.homes ?? []
  const sheet = (data: CandidacyBoard) => {
    if (asking === null) return null
    if (asking === 'stand') {
      const flats = homes.filter((home) => home.isVerifiedOwner && home.estateName === data.estateName)
      return <StandSheet at={at} board={data} flats={flats} onClose={close} />
    }
    if (asking === 'propose') return <ProposeSheet at={at} board={data} kind="propose" onClose={close} />
    const { act, candidacy } = asking
    if (act === 'accept') return <AcceptSheet at={at} candidacyId={candidacy.id} onClose={close} />
    if (act === 'object') return <ObjectCandidateSheet at={at} candidacy={candidacy} onClose={close} />
    return <LeaveSheet at={at} candidacy={candidacy} declines={act === 'decline'} onClose={close} />
  }
  const abilities = board.data?.abilities
  return (
    <Screen
      id="nominate"
      title={words.title}
      footer={
        (abilities?.stand || abilities?.propose) && (
          <>
            {abilities.stand && (
              <Button id="stand" kind="primary" icon="me" onPress={() => setAsking('stand')}>
                {words.stand}
              </Button>
            )}
            {abilities.propose && (
              <Button id="propose" kind="quiet" icon="people" onPress={() => setAsking('propose')}>
                {words.propose}
              </Button>
            )}
          </>
        )
      }
      sheets={board.data ? sheet(board.data) : null}
    >
      <QueryView query={board}>
        {(data) => <Board board={data} onAct={(act, candidacy) => setAsking({ act, candidacy })} />}
      </QueryView>
    </Screen>
  )
}

type OnAct = (act: Act, candidacy: Candidacy) => void

function Board({ board, onAct }: { board: CandidacyBoard; onAct: OnAct }) {
  const words = candidaciesTexts.use()
  const asked = board.candidacies.filter(({ abilities }) => abilities.accept)
  const mine = board.candidacies.filter(({ isMine }) => isMine)
  const proposed = board.candidacies.filter(({ isProposedByMe, isMine }) => isProposedByMe && !isMine)
  const list = board.candidacies.filter(({ status, isMine }) => status === 'accepted' && !isMine)
  const cards = (some: readonly Candidacy[]) => (
    <Stack>
      {some.map((candidacy) => (
        <CandidacyCard key={candidacy.id} candidacy={candidacy}>
          <Acts candidacy={candidacy} onAct={onAct} />
        </CandidacyCard>
      ))}
    </Stack>
  )
  return (
    <Stack>
      <ElectionHead board={board} />
      {asked.length > 0 && <Section title={words.asked}>{cards(asked)}</Section>}
      {mine.length > 0 && <Section title={words.mine}>{cards(mine)}</Section>}
      <Section title={words.list}>{list.length > 0 ? cards(list) : <Box as="p">{words.listEmpty}</Box>}</Section>
      {proposed.length > 0 && <Section title={words.proposals}>{cards(proposed)}</Section>}
    </Stack>
  )
}

function Acts({ candidacy, onAct }: { candidacy: Candidacy; onAct: OnAct }) {
  const words = candidaciesTexts.use()
  const { id, abilities, isMine, status } = candidacy
  const button = (act: Act, text: string, kind: 'plain' | 'quiet') => (
    <Button key={act} id={`${act}-${id}`} kind={kind} snug onPress={() => onAct(act, candidacy)}>
      {text}
    </Button>
  )
  const shown = [
    abilities.accept && button('accept', words.accept, 'plain'),
    abilities.accept && button('decline', words.decline, 'quiet'),
    abilities.object && button('object', isMine ? words.objectBar : words.object, 'quiet'),
    abilities.withdraw && button('withdraw', status === 'proposed' ? words.takeBack : words.withdraw, 'quiet'),
  ].filter(Boolean)
  return shown.length > 0 && <Buttons>{shown}</Buttons>
}
