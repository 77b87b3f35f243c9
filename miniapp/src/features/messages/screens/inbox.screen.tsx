import type { Me, Membership } from '@liren/shared/identity'
import type { Message } from '@liren/shared/messages'
import type { OfficeMessage } from '@liren/shared/messages.office'
import { useState } from 'react'
import { isTab } from '../../../lib/routes.ts'
import { open, openTab } from '../../../platform/navigation.ts'
import { Stack } from '../../../ui/card.tsx'
import { Chip, Chips } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { useChosenMembership, useMe } from '../../identity/hooks/use-me.ts'
import { MessageList } from '../components/message.list.tsx'
import { MessageRow, OfficeMessageRow } from '../components/message.row.tsx'
import {
  useInbox,
  useMarkAllOfficeRead,
  useMarkAllRead,
  useMarkOfficeRead,
  useMarkRead,
  useOfficeInbox,
} from '../hooks/use-inbox.ts'
import { addressOf, officeAddressOf } from '../message.places.ts'
import { messagesTexts } from '../messages.texts.ts'

/** My inbox: one line for everything that concerns me. */
export function InboxScreen() {
  return (
    <SignedIn title={messagesTexts.use().title} tab="inbox">
      <InboxPage />
    </SignedIn>
  )
}

function InboxPage() {
  const words = messagesTexts.use()
  const me = useMe()
  return (
    <Screen id="inbox" title={words.title} tab="inbox">
      <QueryView query={me}>{(data) => <Inbox me={data} />}</QueryView>
    </Screen>
  )
}

function Inbox({ me }: { me: Me }) {
  const words = messagesTexts.use()
  const membership = useChosenMembership(me)
  const asOfficer = me.unreadOfficeMessages
  if (membership !== null && asOfficer !== null) return <Both membership={membership} asOfficer={asOfficer} />
  if (asOfficer !== null) return <OfficeMessages />
  if (membership === null) return <EmptyState picture="stairs" title={words.nowhereTitle} body={words.nowhereBody} />
  return <Messages communityId={membership.community.id} />
}

/** Whoever lives or serves in a community and is an officer above communities has two inboxes. */
function Both({ membership, asOfficer }: { membership: Membership; asOfficer: number }) {
  const words = messagesTexts.use().office
  const { community, unreadMessages } = membership
  const [isOffice, setOffice] = useState(asOfficer > 0 && unreadMessages === 0)
  return (
    <Stack>
      <Chips oneOf label={words.choose}>
        <Chip id="inbox-community" role="radio" chosen={!isOffice} onPress={() => setOffice(false)}>
          {words.unread(community.name, unreadMessages)}
        </Chip>
        <Chip id="inbox-office" role="radio" chosen={isOffice} onPress={() => setOffice(true)}>
          {words.unread(words.tab, asOfficer)}
        </Chip>
      </Chips>
      {isOffice ? <OfficeMessages /> : <Messages communityId={community.id} />}
    </Stack>
  )
}

/** Opens what a message is about; a tab is switched to. */
function openMatter(url: string): void {
  if (isTab(url)) openTab(url)
  else open(url)
}

function Messages({ communityId }: { communityId: string }) {
  const words = messagesTexts.use()
  const inbox = useInbox(communityId)
  const marking = useMarkAllRead(communityId)
  const { mutate: markRead } = useMarkRead(communityId)
  const openOne = (message: Message) => {
    if (!message.isRead) markRead(message.id)
    openMatter(addressOf(communityId, message))
  }
  useRefresh(inbox)
  return (
    <MessageList list={inbox} emptyBody={words.emptyBody} marking={marking}>
      {(message) => <MessageRow key={message.id} message={message} onPress={() => openOne(message)} />}
    </MessageList>
  )
}

function OfficeMessages() {
  const words = messagesTexts.use().office
  const inbox = useOfficeInbox()
  const marking = useMarkAllOfficeRead()
  const { mutate: markRead } = useMarkOfficeRead()
  const openOne = (message: OfficeMessage) => {
    if (!message.isRead) markRead(message.id)
    openMatter(officeAddressOf(message))
  }
  useRefresh(inbox)
  return (
    <MessageList list={inbox} emptyBody={words.emptyBody} marking={marking}>
      {(message) => <OfficeMessageRow key={message.id} message={message} onPress={() => openOne(message)} />}
    </MessageList>
  )
}
