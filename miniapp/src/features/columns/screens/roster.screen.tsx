import { useState } from 'react'
import type { Column, Roster } from '@liren/shared/columns'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import styles from '../components/columns.module.css'
import { ShiftFields } from '../components/shift.fields.tsx'
import { columnsTexts } from '../columns.texts.ts'
import { useColumns } from '../hooks/use-columns.ts'
import { useRoster, useSetRoster } from '../hooks/use-column-editing.ts'
import { blankShift, dutyOf, inOrder, isDateMissing, rosterForm, shiftFormOf } from '../roster.draft.ts'

/** Sets who is on duty when in a column (committee, or a host of it). */
export function RosterScreen() {
  return (
    <SignedIn title={columnsTexts.use().editRoster}>
      <RosterPage />
    </SignedIn>
  )
}

function RosterPage() {
  const words = columnsTexts.use()
  const { community = '', id = '' } = usePageParams()
  const columns = useColumns(community)
  const roster = useRoster(community, id)
  const [wasSaved, setSaved] = useState(false)
  const column = columns.data?.items.find((one) => one.id === id)
  if (column?.abilities.setRoster && roster.data) {
    return (
      <Editing
        // What is saved comes back in order, and is begun from anew.
        key={roster.data.version}
        communityId={community}
        column={column}
        roster={roster.data}
        wasSaved={wasSaved}
        onSaved={() => setSaved(true)}
      />
    )
  }
  return (
    <Screen id="roster" title={words.editRoster} wide>
      <QueryView query={roster.data ? columns : roster}>
        {() => <EmptyState picture="stairs" title={words.forbidden} body="" />}
      </QueryView>
    </Screen>
  )
}

interface EditingProps {
  communityId: string
  column: Column
  roster: Roster
  wasSaved: boolean
  onSaved: () => void
}

const mostShifts = 100

function Editing({ communityId, column, roster, wasSaved, onSaved }: EditingProps) {
  const words = columnsTexts.use()
  const [shifts, setShifts, { isChanged, done }] = useFormDraft(
    rosterForm,
    `roster.${column.id}`,
    inOrder(roster.duties).map(shiftFormOf),
  )
  const [wasTried, setTried] = useState(false)
  const setting = useSetRoster(communityId, column.id)
  const host = roster.hosts[0]
  const save = () => {
    setTried(true)
    if (shifts.some(isDateMissing)) return
    setting.mutate(
      { version: roster.version, duties: shifts.map(dutyOf) },
      {
        onSuccess: () => {
          done()
          onSaved()
        },
      },
    )
  }
  return (
    <Screen
      id="roster"
      title={words.rosterOf(column.name)}
      wide
      footer={
        <Button id="roster-save" kind="primary" disabled={!isChanged} busy={setting.isPending} onPress={save}>
          {words.save}
        </Button>
      }
    >
      {host ? (
        <Stack>
          <Box as="p" className={styles['note']}>
            {words.rosterBody}
          </Box>
          {setting.error && <Banner tone="danger">{messageOf(setting.error)}</Banner>}
          {wasSaved && !isChanged && (
            <Banner id="roster-saved" tone="good">
              {words.saved}
            </Banner>
          )}
          <Box className={styles['cards']}>
            {shifts.map((shift, index) => (
              <ShiftFields
                key={index}
                index={index}
                shift={shift}
                hosts={roster.hosts}
                wasTried={wasTried}
                onChange={(next) => setShifts(shifts.map((one, at) => (at === index ? next : one)))}
                onRemove={() => setShifts(shifts.filter((_, at) => at !== index))}
              />
            ))}
          </Box>
          {shifts.length < mostShifts && (
            <Button id="shift-add" icon="plus" onPress={() => setShifts([...shifts, blankShift(host.grantId)])}>
              {words.addShift}
            </Button>
          )}
        </Stack>
      ) : (
        <EmptyState
          id="roster-no-hosts"
          picture="lamp"
          title={words.needHosts}
          body=""
          action={
            <Button id="roster-to-roles" onPress={() => open(routes.roles(communityId))}>
              {words.toRoles}
            </Button>
          }
        />
      )}
    </Screen>
  )
}
