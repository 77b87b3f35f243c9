import type { MessageCredits } from '@liren/shared/messages.wechat'
import { messageOf } from '../../../lib/messages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { creditsTexts } from '../credits.texts.ts'
import type { useAskForMessages } from '../hooks/use-credits.ts'

/** How many are left of the template that has most. */
export const mostLeft = ({ items }: MessageCredits) => Math.max(0, ...items.map(({ count }) => count))

/** What came of asking. */
export function AskedBanner({
  asking,
  credits,
}: {
  asking: ReturnType<typeof useAskForMessages>
  credits: MessageCredits
}) {
  const words = creditsTexts.use()
  if (asking.error) return <Banner tone="danger">{messageOf(asking.error)}</Banner>
  if (asking.data === undefined) return null
  if (asking.data === 'blocked') return <Banner tone="warn">{words.blocked}</Banner>
  if (asking.data.added === 0) return <Banner tone="info">{words.refused}</Banner>
  return (
    <Banner id="reminders-added" tone="good">
      {words.thanks(mostLeft(credits))}
    </Banner>
  )
}
