import type { ReactNode } from 'react'
import { Box } from '../../../platform/elements.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { Paged, type Listed } from '../../../ui/paged.tsx'
import { messagesTexts } from '../messages.texts.ts'
import styles from './message.list.module.css'

interface Line {
  id: string
  isRead: boolean
}

interface MessageListProps<T> {
  list: Listed<T>
  emptyBody: string
  marking: { isPending: boolean; mutate: (upTo: string) => void }
  children: (message: T) => ReactNode
}

/** Messages, newest first, with the way to have read them all. */
export function MessageList<T extends Line>({ list, emptyBody, marking, children }: MessageListProps<T>) {
  const words = messagesTexts.use()
  return (
    <Paged
      list={list}
      empty={<EmptyState id="inbox-empty" picture="letterbox" title={words.emptyTitle} body={emptyBody} />}
    >
      {(all) => (
        <>
          {all.some((message) => !message.isRead) && (
            <Box className={styles['tools']}>
              <Button
                id="mark-all-read"
                snug
                kind="quiet"
                icon="check"
                busy={marking.isPending}
                onPress={() => marking.mutate(all[0]?.id ?? '')}
              >
                {words.markAll}
              </Button>
            </Box>
          )}
          <Card flush>{all.map(children)}</Card>
        </>
      )}
    </Paged>
  )
}
