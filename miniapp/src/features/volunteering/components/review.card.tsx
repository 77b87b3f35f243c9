import type { ReviewItem } from '@liren/shared/volunteering.attendance'
import { useNow } from '../../../lib/clock.ts'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { clockOf, hoursText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { changingTexts } from '../changing.texts.ts'
import { volunteeringNames } from '../names.texts.ts'
import { organisingTexts } from '../organising.texts.ts'

/** A service to look at: why, whose, and what the times come to. */
export function ReviewCard({ item, onDecide }: { item: ReviewItem; onDecide: (accept: boolean) => void }) {
  const words = organisingTexts.use()
  const { review } = volunteeringNames.use()
  const changes = changingTexts.use()
  const now = useNow()
  const locale = useLocale()
  const { id, inAt, outAt, minutes, abilities } = item
  const verdict = item.kind === 'objection' ? words.ofObjection : words
  const clock = (at: string | null) => (at === null ? words.unknown : clockOf(at))
  return (
    <Card id={`review-${id}`}>
      <Stack tight>
        <Mark icon="eye" tone="warn">
          {review[item.kind]}
        </Mark>
        <Box as="h2">{item.nickname}</Box>
        <Box as="p">{`${item.title} · ${item.place}`}</Box>
        <Box as="p">{hoursText(item.startsAt, item.endsAt, now, locale)}</Box>
        <Box as="p">
          {words.span(clock(inAt), clock(outAt)) +
            (minutes === null ? '' : ` · ${words.comesTo(durationText(minutes, locale))}`)}
        </Box>
        {item.rejectedFor !== null && <Box as="p">{changes.rejectedFor(item.rejectedFor)}</Box>}
        {item.said !== null && <Box as="p">{changes.said(item.said)}</Box>}
        {item.objections.map((said, at) => (
          <Box key={at} as="p">
            {changes.objected(said)}
          </Box>
        ))}
        {abilities.decide ? (
          <Buttons>
            <Button id={`accept-${id}`} kind="primary" snug icon="check" onPress={() => onDecide(true)}>
              {verdict.accept}
            </Button>
            <Button id={`reject-${id}`} snug onPress={() => onDecide(false)}>
              {verdict.reject}
            </Button>
          </Buttons>
        ) : (
          <Box as="p">{item.said === null && item.kind !== 'objection' ? words.own : changes.another}</Box>
        )}
      </Stack>
    </Card>
  )
}
