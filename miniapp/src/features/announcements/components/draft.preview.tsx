import type { PublishingRole } from '@liren/shared/announcements'
import { names } from '../../../lib/names.ts'
import { endOfDay } from '../../../lib/time.ts'
import { Txt } from '../../../platform/elements.tsx'
import { Card } from '../../../ui/card.tsx'
import { toStructured } from '../composer.blocks.ts'
import type { LocalDraft } from '../composer.draft.ts'
import { matterOf } from '../matter.draft.ts'
import { composerTexts } from '../composer.texts.ts'
import { Files } from './files.tsx'
import { NoticeView } from './notice.view.tsx'

interface DraftPreviewProps {
  communityId: string
  id: string
  draft: LocalDraft
  signed: PublishingRole | undefined
  nickname: string
  labels: readonly string[]
}

/** The draft as neighbours will see it. */
export function DraftPreview({ communityId, id, draft, signed, nickname, labels }: DraftPreviewProps) {
  const words = composerTexts.use()
  const roleNames = names.use().role
  const matter = matterOf(draft.matter) ?? { kind: 'notice' as const }
  const topic = matter.kind === 'disclosure' ? matter.topic : null
  const usual = signed?.topics.find((rule) => rule.topic === topic)?.usualDays
  return (
    <Card id={id}>
      <NoticeView
        matter={matter}
        title={draft.title.trim() || words.heading}
        blocks={toStructured(draft.blocks)}
        author={signed ? `${signed.scopeLabel} ${roleNames[signed.role]} ${nickname}` : nickname}
        when={<Txt>{words.now}</Txt>}
        labels={labels}
        column={signed?.columns.find((one) => one.id === draft.columnId)?.name}
        displayDays={matter.kind === 'disclosure' ? (matter.displayDays ?? usual) : undefined}
        expiresAt={draft.expires === '' ? null : endOfDay(draft.expires)}
        files={
          draft.server && (
            <Files source={{ communityId, announcementId: draft.server.id, isPublic: false }} files={draft.files} />
          )
        }
      />
    </Card>
  )
}
