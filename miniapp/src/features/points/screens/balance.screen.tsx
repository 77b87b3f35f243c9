import type { PointsBalance } from '@liren/shared/points'
import { durationText } from '../../../lib/duration.ts'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { pointsRoutes } from '../../../lib/points.routes.ts'
import { deadlineText } from '../../../lib/time.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { Have } from '../components/have.tsx'
import { useBalance } from '../hooks/use-points.ts'
import { pointsTexts } from '../points.texts.ts'

/** What I have: points to spend and when they end, hours served and the star they make. */
export function BalanceScreen() {
  return (
    <SignedIn title={pointsTexts.use().title}>
      <BalancePage />
    </SignedIn>
  )
}

function BalancePage() {
  const words = pointsTexts.use()
  const { community = '' } = usePageParams()
  const balance = useBalance(community)
  useRefresh(balance)
  return (
    <Screen id="balance" title={words.title}>
      <QueryView query={balance}>
        {(data) => (
          <Stack>
            <Have balance={data} />
            <Ways communityId={community} />
            <Stars balance={data} />
            <Expiring balance={data} />
          </Stack>
        )}
      </QueryView>
    </Screen>
  )
}

function Ways({ communityId }: { communityId: string }) {
  const words = pointsTexts.use()
  return (
    <Card flush>
      <ListRow
        id="open-statement"
        icon="bullets"
        title={words.statement}
        note={words.statementNote}
        onPress={() => open(pointsRoutes.statement(communityId))}
      />
      <ListRow
        id="open-shop"
        icon="leaf"
        title={words.shop}
        note={words.shopNote}
        onPress={() => open(pointsRoutes.shop(communityId))}
      />
      <ListRow
        id="open-orders"
        icon="scan"
        title={words.orders}
        note={words.ordersNote}
        onPress={() => open(pointsRoutes.orders(communityId))}
      />
      <ListRow
        id="open-rules"
        icon="file"
        title={words.rules}
        note={words.rulesNote}
        onPress={() => open(pointsRoutes.settings(communityId))}
      />
    </Card>
  )
}

function Stars({ balance: { minutes, stars, nextStarMinutes } }: { balance: PointsBalance }) {
  const words = pointsTexts.use()
  const locale = useLocale()
  return (
    <Section title={words.stars}>
      <Card id="stars">
        <Stack tight>
          <Box as="p">{words.starsOf(stars)}</Box>
          {nextStarMinutes === null ? (
            <Box as="p">{words.last}</Box>
          ) : (
            <Progress
              id="next-star"
              words={words.toNext(durationText(nextStarMinutes - minutes, locale))}
              percent={Math.floor((100 * minutes) / nextStarMinutes)}
            />
          )}
          <Box as="p">{words.starsNote}</Box>
        </Stack>
      </Card>
    </Section>
  )
}

function Expiring({ balance: { expiring } }: { balance: PointsBalance }) {
  const words = pointsTexts.use()
  const now = useNow()
  const locale = useLocale()
  return (
    <Section title={words.expiring}>
      {expiring.length === 0 ? (
        <Box as="p">{words.noneExpiring}</Box>
      ) : (
        <Card flush>
          {expiring.map(({ points, expiresAt }) => (
            <ListRow
              key={expiresAt}
              id={`expiring-${expiresAt}`}
              icon="clock"
              title={words.until(deadlineText(expiresAt, now, locale))}
              trailing={words.amount(points)}
            />
          ))}
        </Card>
      )}
    </Section>
  )
}
