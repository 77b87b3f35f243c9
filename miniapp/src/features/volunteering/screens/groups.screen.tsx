import { useState } from 'react'
import type { VolunteerGroup } from '@liren/shared/volunteering.groups'
import { durationText } from '../../../lib/duration.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Mark } from '../../../ui/mark.tsx'
import { Paged } from '../../../ui/paged.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useMe } from '../../identity/hooks/use-me.ts'
import { AppointSheet, CloseSheet, RegisterSheet } from '../components/group.sheets.tsx'
import { groupsTexts } from '../groups.texts.ts'
import { useBelonging, useGroups } from '../hooks/use-groups.ts'

/** The groups of volunteers: who leads them, and what mine served together. */
export function GroupsScreen() {
  return (
    <SignedIn title={groupsTexts.use().title}>
      <GroupsPage />
    </SignedIn>
  )
}

type Asking = { of: 'register' } | { of: 'appoint' | 'close'; group: VolunteerGroup } | null

function GroupsPage() {
  const words = groupsTexts.use()
  const { community = '' } = usePageParams()
  const [asking, setAsking] = useState<Asking>(null)
  const me = useMe()
  const mine = me.data?.memberships.find((one) => one.community.id === community)
  const list = useGroups(community)
  const belonging = useBelonging(community)
  useRefresh(list)
  const close = () => setAsking(null)
  return (
    <Screen
      id="groups"
      title={words.title}
      footer={
        mine?.abilities.manageNeighbourhood && (
          <Button id="group-register" kind="primary" icon="plus" onPress={() => setAsking({ of: 'register' })}>
            {words.register}
          </Button>
        )
      }
      sheets={
        (asking?.of === 'register' && <RegisterSheet communityId={community} onClose={close} />) ||
        (asking?.of === 'appoint' && <AppointSheet communityId={community} group={asking.group} onClose={close} />) ||
        (asking?.of === 'close' && <CloseSheet communityId={community} group={asking.group} onClose={close} />)
      }
    >
      <Stack>
        <Box as="p">{words.note}</Box>
        {belonging.error !== null && <Banner tone="danger">{messageOf(belonging.error)}</Banner>}
        <Paged
          list={list}
          empty={<EmptyState id="groups-empty" picture="tree" title={words.emptyTitle} body={words.emptyBody} />}
        >
          {(all) =>
            all.map((group) => (
              <GroupCard
                key={group.id}
                group={group}
                busy={belonging.isPending && belonging.variables.groupId === group.id}
                onBelong={(how) => belonging.mutate({ groupId: group.id, how })}
                onKeep={(of) => setAsking({ of, group })}
              />
            ))
          }
        </Paged>
      </Stack>
    </Screen>
  )
}

interface GroupCardProps {
  group: VolunteerGroup
  busy: boolean
  onBelong: (how: 'join' | 'leave') => void
  onKeep: (how: 'appoint' | 'close') => void
}

function GroupCard({ group, busy, onBelong, onKeep }: GroupCardProps) {
  const words = groupsTexts.use()
  const locale = useLocale()
  const { id, name, leader, people, isMember, served, abilities } = group
  const { join, leave, keep } = abilities
  return (
    <Card id={`group-${id}`}>
      <Stack tight>
        <Box as="h2">{name}</Box>
        <Box as="p">{words.about(leader, people)}</Box>
        {isMember && (
          <>
            <Mark icon="check" tone="accent">
              {words.mine}
            </Mark>
            <Box as="p">{served ? words.served(served.people, durationText(served.minutes, locale)) : words.few}</Box>
          </>
        )}
        {(join || leave || keep) && (
          <Buttons>
            {join && (
              <Button id={`join-${id}`} kind="primary" snug icon="plus" busy={busy} onPress={() => onBelong('join')}>
                {words.join}
              </Button>
            )}
            {leave && (
              <Button id={`leave-${id}`} snug icon="leave" busy={busy} onPress={() => onBelong('leave')}>
                {words.leave}
              </Button>
            )}
            {keep && (
              <Button id={`appoint-${id}`} snug icon="people" onPress={() => onKeep('appoint')}>
                {words.appoint}
              </Button>
            )}
            {keep && (
              <Button id={`close-${id}`} snug icon="trash" onPress={() => onKeep('close')}>
                {words.close}
              </Button>
            )}
          </Buttons>
        )}
      </Stack>
    </Card>
  )
}
