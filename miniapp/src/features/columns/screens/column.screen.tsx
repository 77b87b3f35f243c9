import type { Column, Roster } from '@liren/shared/columns'
import { useDuty, usePromise } from '../../../lib/duty.ts'
import { complaintRoutes } from '../../../lib/complaint.routes.ts'
import { routes } from '../../../lib/routes.ts'
import { Box, Txt } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { callNumber } from '../../../platform/phone.call.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, Section, Stack } from '../../../ui/card.tsx'
import { classes } from '../../../ui/classes.ts'
import { EmptyState } from '../../../ui/empty.state.tsx'
import { ListRow } from '../../../ui/list.row.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { useFreshOnShow } from '../../../ui/refresh.ts'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import styles from '../components/columns.module.css'
import { MyContact } from '../components/my.contact.tsx'
import { Week } from '../components/week.tsx'
import { columnsTexts } from '../columns.texts.ts'
import { useColumns } from '../hooks/use-columns.ts'
import { useRoster } from '../hooks/use-column-editing.ts'

/** A column: what it is for, who hosts it, who is on duty now and in the week. */
export function ColumnScreen() {
  return (
    <SignedIn title={columnsTexts.use().column}>
      <ColumnPage />
    </SignedIn>
  )
}

function ColumnPage() {
  const words = columnsTexts.use()
  const { community = '', id = '' } = usePageParams()
  const columns = useColumns(community)
  useFreshOnShow(columns)
  const column = columns.data?.items.find((one) => one.id === id)
  return (
    <Screen id="column" title={column?.name ?? words.column}>
      <QueryView query={columns}>
        {() =>
          column ? (
            <One communityId={community} column={column} />
          ) : (
            <EmptyState picture="lamp" title={words.gone} body={words.goneBody} />
          )
        }
      </QueryView>
    </Screen>
  )
}

function One({ communityId, column }: { communityId: string; column: Column }) {
  const words = columnsTexts.use()
  const dutyOf = useDuty()
  const promiseOf = usePromise()
  const roster = useRoster(communityId, column.id)
  const { duty, hosts, promisedReplyMinutes, abilities } = column
  return (
    <>
      {column.blurb !== null && (
        <Box as="p" className={styles['blurb']}>
          {column.blurb}
        </Box>
      )}
      <Card id="column-duty">
        <Stack tight>
          <Txt className={styles['note']}>{words.duty}</Txt>
          <Box className={styles['line']}>
            <Txt className={classes(duty?.isNow && styles['now'])}>{dutyOf(duty)}</Txt>
            {duty?.contact && (
              <Button
                id="column-call"
                snug
                icon="phone"
                label={words.callLabel(duty.name, duty.contact)}
                onPress={() => callNumber(duty.contact ?? '')}
              >
                {duty.contact}
              </Button>
            )}
          </Box>
          {promisedReplyMinutes !== null && (
            <Txt className={styles['note']}>{`${words.promise}：${promiseOf(promisedReplyMinutes)}`}</Txt>
          )}
        </Stack>
      </Card>
      <Button id="column-consult" icon="edit" onPress={() => open(complaintRoutes.consult(communityId, column.id))}>
        {words.consult}
      </Button>
      <Section title={words.hosts}>
        {hosts.length === 0 ? (
          <Card>{words.noHosts}</Card>
        ) : (
          <Card flush>
            {hosts.map((host) => (
              <ListRow key={host} icon="me" title={host} />
            ))}
          </Card>
        )}
      </Section>
      <Section
        title={words.week}
        action={
          abilities.setRoster && (
            <Button
              id="column-roster"
              snug
              kind="quiet"
              icon="edit"
              onPress={() => open(routes.roster(communityId, column.id))}
            >
              {words.editRoster}
            </Button>
          )
        }
      >
        <QueryView query={roster}>{(data) => <Week roster={data} />}</QueryView>
      </Section>
      {abilities.setContact && roster.data && (
        <Section title={words.mine}>
          <MyContact communityId={communityId} columnId={column.id} current={myContact(roster.data)} />
        </Section>
      )}
    </>
  )
}

/** The number I show: the roster gives no other host's. */
const myContact = ({ hosts }: Roster) => hosts.find(({ contact }) => contact !== null)?.contact ?? null
