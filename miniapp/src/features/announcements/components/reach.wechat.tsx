import type { AnnouncementReach } from '@liren/shared/announcements.reach'
import { useNow } from '../../../lib/clock.ts'
import { useLocale } from '../../../lib/i18n.ts'
import { aheadText } from '../../../lib/time.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Card, Section } from '../../../ui/card.tsx'
import { Figures } from '../../../ui/figures.tsx'
import { reachTexts } from '../reach.texts.ts'

/** What became of telling it in WeChat. */
export function ReachWechat({ wechat }: { wechat: AnnouncementReach['wechat'] }) {
  const words = reachTexts.use()
  const now = useNow()
  const locale = useLocale()
  const next = wechat.nextAt === null ? {} : { note: words.waitingSince(aheadText(wechat.nextAt, now, locale)) }
  const unknown = { id: 'wechat-unknown', name: words.unknown, value: words.messages(wechat.unknown), warn: true }
  return (
    <Section title={words.wechat}>
      {!wechat.isOn && (
        <Banner id="wechat-off" tone="info">
          {words.wechatOff}
        </Banner>
      )}
      {wechat.isOn && (
        <Card>
          <Figures
            items={[
              { id: 'wechat-sent', name: words.sent, value: words.messages(wechat.sent) },
              { id: 'wechat-waiting', name: words.waiting, value: words.messages(wechat.waiting), ...next },
              { id: 'wechat-no-credit', name: words.noCredit, value: words.peopleRead(wechat.noCredit) },
              { id: 'wechat-refused', name: words.refused, value: words.messages(wechat.refused) },
              ...(wechat.unknown > 0 ? [{ ...unknown, note: words.unknownNote }] : []),
            ]}
          />
        </Card>
      )}
    </Section>
  )
}
