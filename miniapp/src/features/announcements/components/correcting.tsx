import type { Announcement } from '@liren/shared/announcements'
import { excerptOf } from '@liren/shared/structured.text'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { replace } from '../../../platform/navigation.ts'
import { Box } from '../../../platform/elements.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button, Buttons } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { Field, noteOf } from '../../../ui/field.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { LongInput } from '../../../ui/text.input.tsx'
import { toStructured } from '../composer.blocks.ts'
import { composerTexts } from '../composer.texts.ts'
import { useCorrecting, type Correcting as CorrectingState } from '../hooks/use-correcting.ts'
import { lifeTexts } from '../life.texts.ts'
import { AttachmentsField } from './attachments.field.tsx'
import { BodyField } from './body.field.tsx'
import { EventFields } from './event.fields.tsx'

interface CorrectingProps {
  communityId: string
  one: Announcement
  /** A colleague corrected it meanwhile: begins again with what it says now. */
  onFresh: () => void
}

/** What a published notice shall say instead, and why; it stays open to see what it said. */
export function Correcting({ communityId, one, onFresh }: CorrectingProps) {
  const words = lifeTexts.use()
  const correcting = useCorrecting(communityId, one)
  const { faults, submit, isBusy, isOverrun, error } = correcting
  return (
    <Screen
      id="correct"
      title={words.correctTitle}
      footer={
        <Button
          id="correct-publish"
          kind="primary"
          busy={isBusy}
          disabled={isOverrun}
          onPress={() => submit(() => replace(routes.announcement(communityId, one.id)))}
        >
          {words.publishCorrection}
        </Button>
      }
    >
      <Stack>
        <Banner tone="info">{words.correctLead}</Banner>
        {isOverrun && (
          <Banner
            id="correct-overrun"
            tone="warn"
            action={
              <Button id="correct-fresh" snug kind="quiet" onPress={onFresh}>
                {words.seeNow}
              </Button>
            }
          >
            {words.changedMeanwhile}
          </Banner>
        )}
        <Older correcting={correcting} />
        <CorrectionFields communityId={communityId} one={one} correcting={correcting} />
        {faults.length > 0 && <Banner tone="danger">{words.correctFault}</Banner>}
        {error !== null && (
          <Banner id="correct-refused" tone="danger">
            {messageOf(error)}
          </Banner>
        )}
      </Stack>
    </Screen>
  )
}

/** What was typed before a colleague corrected the notice: to go on with, or to let go. */
function Older({ correcting: { older, takeOlder, letGoOlder } }: { correcting: CorrectingState }) {
  const words = lifeTexts.use()
  if (older === null) return null
  return (
    <Card id="correct-older" tinted>
      <Stack tight>
        <Box as="p">{words.olderThere}</Box>
        <Box as="p">{excerptOf(toStructured(older.blocks), 120)}</Box>
        <Buttons>
          <Button id="correct-take-older" snug onPress={takeOlder}>
            {words.takeOlder}
          </Button>
          <Button id="correct-drop-older" snug kind="quiet" onPress={letGoOlder}>
            {words.dropOlder}
          </Button>
        </Buttons>
      </Stack>
    </Card>
  )
}

interface CorrectionFieldsProps {
  communityId: string
  one: Announcement
  correcting: CorrectingState
}

function CorrectionFields({ communityId, one, correcting }: CorrectionFieldsProps) {
  const words = lifeTexts.use()
  const composer = composerTexts.use()
  const { form, change, faults, attaching } = correcting
  return (
    <>
      <Field
        for="correct-reason"
        label={words.reason}
        fault={faults.includes('reason') ? words.reasonFault : undefined}
      >
        <LongInput
          id="correct-reason"
          oneLine
          rows={1}
          value={form.reason}
          onInput={(reason) => change({ reason })}
          placeholder={words.reasonPlaceholder}
          maxLength={100}
          label={words.reason}
          invalid={faults.includes('reason')}
          describedBy={noteOf('correct-reason')}
        />
      </Field>
      {form.event && (
        <EventFields
          form={form.event}
          onChange={(event) => change({ event })}
          fault={faults.includes('event') ? composer.eventFault : undefined}
        />
      )}
      <Field
        for="correct-title"
        label={composer.heading}
        fault={faults.includes('title') ? composer.headingFault : undefined}
      >
        <LongInput
          id="correct-title"
          oneLine
          rows={1}
          value={form.title}
          onInput={(title) => change({ title })}
          maxLength={60}
          label={composer.heading}
          invalid={faults.includes('title')}
          describedBy={noteOf('correct-title')}
        />
      </Field>
      <BodyField
        communityId={communityId}
        blocks={form.blocks}
        onChange={(blocks) => change({ blocks })}
        invalid={faults.includes('body')}
      />
      <AttachmentsField
        source={{ communityId, announcementId: one.id, isPublic: false }}
        files={form.files}
        onChange={(files) => change({ files })}
        attaching={attaching}
      />
    </>
  )
}
