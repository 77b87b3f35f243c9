import type { Me } from '@liren/shared/identity'
import type { Message } from '@liren/shared/messages'
import { isTab } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open, openTab } from '../../../platform/navigation.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { More } from '../../../ui/more.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { useRefresh } from '../../../ui/refresh.ts'
import { useChosenMembership, useMe } from '../../identity/hooks/use-me.ts'
import { MessageRow } from '../components/message.row.tsx'
import { useInbox, useMarkAllRead, useMarkRead } from '../hooks/use-inbox.ts'
import { addressOf } from '../message.places.ts'
import { messagesTexts } from '../messages.texts.ts'
import styles from './inbox.screen.module.css'

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
  if (membership === null) return <EmptyState picture="stairs" title={words.nowhereTitle} body={words.nowhereBody} />
  return <Messages communityId={membership.community.id} />
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
    <QueryView query={inbox}>
      {({ pages }) => {
        const all = pages.flatMap((page) => page.items)
        const newest = all[0]
        if (newest === undefined) {
          return <EmptyState id="inbox-empty" picture="letterbox" title={words.emptyTitle} body={words.emptyBody} />
        }
        return (
          <Stack>
            {all.some((message) => !message.isRead) && (
              <Box className={styles['tools']}>
                <Button
                  id="mark-all-read"
                  snug
                  kind="quiet"
                  icon="check"
                  busy={marking.isPending}
                  onPress={() => marking.mutate(newest.id)}
                >
                  {words.markAll}
                </Button>
              </Box>
            )}
            <Card flush>
              {all.map((message) => (
                <MessageRow key={message.id} message={message} onPress={() => openOne(message)} />
              ))}
            </Card>
            <More
              hasMore={inbox.hasNextPage}
              isLoading={inbox.isFetchingNextPage}
              onMore={() => void inbox.fetchNextPage()}
            />
          </Stack>
        )
      }}
    </QueryView>
  )
}
