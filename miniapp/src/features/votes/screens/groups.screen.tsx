import { useState } from 'react'
import type { z } from 'zod'
import type { voteGroup } from '@liren/shared/votes.decisions'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { momentText } from '../../../lib/time.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { Badge } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { EndGroupSheet, GroupSheet } from '../components/group.sheets.tsx'
import styles from '../components/remarks.module.css'
import { groupsTexts } from '../groups.texts.ts'
import { useVoteGroups } from '../hooks/use-vote-groups.ts'

type Group = z.output<typeof voteGroup>

/** Groups that organise where no owners' committee does, for the residents' committee that confirms them. */
export function GroupsScreen() {
  return (
    <SignedIn title={groupsTexts.use().title}>
      <GroupsPage />
    </SignedIn>
  )
}

function GroupsPage() {
  const words = groupsTexts.use()
  const { community = '' } = usePageParams()
  const groups = useVoteGroups(community)
  const [asking, setAsking] = useState<Group | 'confirm' | null>(null)
  const close = () => setAsking(null)
  const sheet = () => {
    if (asking === null) return null
    if (asking === 'confirm') return <GroupSheet communityId={community} onClose={close} />
    return <EndGroupSheet communityId={community} group={asking} onClose={close} />
  }
  return (
    <Screen
      id="vote-groups"
      title={words.title}
      footer={
        groups.data && (
          <Button id="group-new" kind="primary" icon="plus" onPress={() => setAsking('confirm')}>
            {words.confirm}
          </Button>
        )
      }
      sheets={sheet()}
    >
      <QueryView query={groups}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState id="groups-empty" picture="stairs" title={words.emptyTitle} body={words.emptyBody} />
          ) : (
            <Stack>
              <Groups
                title={words.inForce}
                groups={items.filter(({ endedAt }) => endedAt === null)}
                onEnd={setAsking}
              />
              <Groups title={words.ended} groups={items.filter(({ endedAt }) => endedAt !== null)} onEnd={setAsking} />
            </Stack>
          )
        }
      </QueryView>
    </Screen>
  )
}

interface GroupsProps {
  title: string
  groups: readonly Group[]
  onEnd: (group: Group) => void
}

function Groups({ title, groups, onEnd }: GroupsProps) {
  const words = groupsTexts.use()
  const now = useNow()
  const locale = useLocale()
  if (groups.length === 0) return null
  return (
    <Section title={title}>
      <Stack>
        {groups.map((group) => (
          <Card key={group.id} id={`group-${group.id}`}>
            <Stack tight>
              <Box className={styles['head']}>
                <Badge tone="accent">{words.kind[group.kind]}</Badge>
                <Txt className={styles['meta']}>{words.people(group.members.length)}</Txt>
              </Box>
              <Box as="h3" className={styles['strong']}>
                {group.name}
              </Box>
              <Box as="ul" role="list" label={words.members}>
                {group.members.map(({ nickname, phoneMasked }) => (
                  <Box as="li" role="listitem" key={`${nickname} ${phoneMasked}`}>
                    <Txt>{`${nickname} ${phoneMasked}`}</Txt>
                  </Box>
                ))}
              </Box>
              <Txt className={styles['meta']}>
                {[
                  words.since(momentText(group.createdAt, now, locale)),
                  ...(group.endedAt === null ? [] : [words.until(momentText(group.endedAt, now, locale))]),
                ].join(' · ')}
              </Txt>
              {group.endedAt === null && (
                <Button id={`group-end-${group.id}`} kind="quiet" onPress={() => onEnd(group)}>
                  {words.end}
                </Button>
              )}
            </Stack>
          </Card>
        ))}
      </Stack>
    </Section>
  )
}
