import type { PointsProposal } from '@liren/shared/points.proposals'
import { useNow } from '../../../lib/clock.ts'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { momentText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { proposalsTexts } from '../proposals.texts.ts'

interface ProposalCardProps {
  proposal: PointsProposal
  isBusy: boolean
  onApprove: () => void
  onRefuse: () => void
  onWithdraw: () => void
}

/** One proposal: for whom, how much and why, by whom, and what I may do about it. */
export function ProposalCard({ proposal, isBusy, onApprove, onRefuse, onWithdraw }: ProposalCardProps) {
  const words = proposalsTexts.use()
  const now = useNow()
  const locale = useLocale()
  const { id, kind, people, minutes, points, lines, abilities, decidedBy, decision } = proposal
  return (
    <Card id={`proposal-${id}`}>
      <Stack tight>
        <Box as="h2">{words.kind[kind]}</Box>
        <Box as="p">{words.total(people, durationText(minutes, locale), points)}</Box>
        {lines.map((one, at) => (
          <Box key={at} as="p">
            {words.line(one.nickname, one.phoneMasked, durationText(one.minutes, locale), one.points)}
          </Box>
        ))}
        <Box as="p">{words.because(proposal.reason)}</Box>
        <Box as="p">{words.by(proposal.proposedBy, momentText(proposal.proposedAt, now, locale))}</Box>
        {decidedBy !== null && <Box as="p">{words.decidedBy(decidedBy)}</Box>}
        {decision !== null && <Box as="p">{words.because(decision)}</Box>}
        {(abilities.approve || abilities.refuse || abilities.withdraw) && (
          <Buttons>
            {abilities.approve && (
              <Button id={`approve-${id}`} kind="primary" snug icon="check" busy={isBusy} onPress={onApprove}>
                {words.approve}
              </Button>
            )}
            {abilities.refuse && (
              <Button id={`refuse-${id}`} snug onPress={onRefuse}>
                {words.refuse}
              </Button>
            )}
            {abilities.withdraw && (
              <Button id={`withdraw-${id}`} snug busy={isBusy} onPress={onWithdraw}>
                {words.withdraw}
              </Button>
            )}
          </Buttons>
        )}
      </Stack>
    </Card>
  )
}
