import type { MyHead } from '@liren/shared/votes.casting'
import type { Decision } from '@liren/shared/votes.views'
import { squareMetres } from '../../../lib/area.ts'
import { routes } from '../../../lib/routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { FullMoment } from '../../../ui/moment.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useMyHeads } from '../hooks/use-my-heads.ts'
import type { InDecision } from '../votes.api.ts'
import { voteNames } from '../../../lib/vote.names.ts'
import { votesTexts } from '../votes.texts.ts'
import { cameBy, votedByWhom } from '../voted.words.ts'
import { Designation } from './designation.tsx'
import styles from './my.heads.module.css'

/** My entries of the roll: which units, how much area, and whether their vote was cast. */
export function MyHeads({ at, decision }: { at: InDecision; decision: Decision }) {
  const words = votesTexts.use().page
  const heads = useMyHeads(at, decision.roll !== null)
  const namesOne = decision.policy.coOwnerRule === 'DESIGNATED'
  return (
    <Section title={words.myHead}>
      {decision.roll === null ? (
        <Box as="p">{words.rollNotYet}</Box>
      ) : (
        <QueryView query={heads} skeleton={<Skeleton cards={1} />}>
          {({ items }) =>
            items.length === 0 ? (
              <Box as="p" id="not-in-roll">
                {words.notInRoll}
              </Box>
            ) : (
              <Stack>
                {items.map((head) => (
                  <OneHead key={head.headId} at={at} head={head} namesOne={namesOne} />
                ))}
              </Stack>
            )
          }
        </QueryView>
      )}
    </Section>
  )
}

const shapes: Record<MyHead['status'], IconName> = {
  waiting: 'ballot',
  voted: 'check',
  paper_received: 'inbox',
  proxy_granted: 'people',
}

function OneHead({ at, head, namesOne }: { at: InDecision; head: MyHead; namesOne: boolean }) {
  const words = votesTexts.use().page
  const names = voteNames.use()
  const { headId, units, areaCentiares, status, voted, abilities } = head
  return (
    <Card id={`head-${headId}`} tinted={status === 'voted'}>
      <Stack tight>
        {units.map((unit) => (
          <Txt key={unit.unitId} className={styles['unit']}>
            {words.unit(unit.label, names.area(squareMetres(unit.areaCentiares)))}
          </Txt>
        ))}
        <Txt className={styles['meta']}>{words.head(names.area(squareMetres(areaCentiares)))}</Txt>
        <Box className={styles['status']}>
          <Icon name={shapes[status]} small />
          <Txt id={`head-status-${headId}`}>{words.status[status]}</Txt>
        </Box>
        {voted && (
          <>
            <Box className={styles['when']}>
              <FullMoment id={`voted-at-${headId}`} instant={voted.at} />
              <Txt>{cameBy(voted, words)}</Txt>
            </Box>
            <Txt className={styles['meta']}>{voted.isMine ? words.votedByMe : votedByWhom(voted, words)}</Txt>
          </>
        )}
        {namesOne && voted === null && <Designation at={at} headId={headId} />}
        {head.isSplit && <Banner tone="info">{words.split}</Banner>}
        {abilities.cast && (
          <Button
            id={`vote-${headId}`}
            kind={voted === null ? 'primary' : 'plain'}
            icon="ballot"
            onPress={() => open(routes.ballot(at.communityId, at.decisionId, headId))}
          >
            {voted === null ? words.vote : words.mayAgain}
          </Button>
        )}
        {abilities.grantProxy && (
          <Button
            id={`grant-${headId}`}
            kind="quiet"
            icon="people"
            onPress={() => open(routes.ballot(at.communityId, at.decisionId, headId, 'proxy'))}
          >
            {words.proxy}
          </Button>
        )}
      </Stack>
    </Card>
  )
}
