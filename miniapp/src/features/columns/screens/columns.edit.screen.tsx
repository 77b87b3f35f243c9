import type { ColumnList } from '@liren/shared/columns'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { routes } from '../../../lib/routes.ts'
import { Box } from '../../../platform/elements.tsx'
import { open } from '../../../platform/navigation.ts'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Stack } from '../../../ui/card.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { ColumnFields } from '../components/column.fields.tsx'
import styles from '../components/columns.module.css'
import { columnsForm, columnsFormOf, columnsOf, isNameMissing, moved, type ColumnsForm } from '../columns.draft.ts'
import { columnsTexts } from '../columns.texts.ts'
import { useColumns } from '../hooks/use-columns.ts'
import { useEditColumns } from '../hooks/use-column-editing.ts'

/** Names, switches and orders the eight columns (committee). */
export function ColumnsEditScreen() {
  return (
    <SignedIn title={columnsTexts.use().edit}>
      <EditPage />
    </SignedIn>
  )
}

function EditPage() {
  const words = columnsTexts.use()
  const { community = '' } = usePageParams()
  const columns = useColumns(community)
  if (columns.data) return <Editing communityId={community} list={columns.data} />
  return (
    <Screen id="columns-edit" title={words.edit} wide>
      <QueryView query={columns}>{() => null}</QueryView>
    </Screen>
  )
}

function Editing({ communityId, list }: { communityId: string; list: ColumnList }) {
  const words = columnsTexts.use()
  const [form, setForm, { isChanged }] = useFormDraft(columnsForm, `columns.${communityId}`, columnsFormOf(list.items))
  const editing = useEditColumns(communityId)
  const isMissing = isNameMissing(form)
  const change = (index: number, part: Partial<ColumnsForm[number]>) =>
    setForm(form.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <Screen
      id="columns-edit"
      title={words.edit}
      wide
      footer={
        list.abilities.edit && (
          <Button
            id="columns-save"
            kind="primary"
            disabled={!isChanged || isMissing}
            busy={editing.isPending}
            onPress={() => editing.mutate({ version: list.version, columns: columnsOf(form) })}
          >
            {words.save}
          </Button>
        )
      }
    >
      <Stack>
        <Box as="p" className={styles['note']}>
          {words.editBody}
        </Box>
        {editing.error && <Banner tone="danger">{messageOf(editing.error)}</Banner>}
        {editing.isSuccess && !isChanged && (
          <Banner id="columns-saved" tone="good">
            {words.saved}
          </Banner>
        )}
        <Box className={styles['cards']}>
          {form.map((column, index) => {
            const known = list.items.find(({ code }) => code === column.code)
            return (
              <ColumnFields
                key={column.code}
                column={column}
                onChange={(part) => change(index, part)}
                onUp={index === 0 ? null : () => setForm(moved(form, index, -1))}
                onDown={index === form.length - 1 ? null : () => setForm(moved(form, index, 1))}
              >
                {known?.abilities.setRoster && (
                  <Button
                    id={`roster-${column.code}`}
                    kind="quiet"
                    icon="clock"
                    onPress={() => open(routes.roster(communityId, known.id))}
                  >
                    {words.editRoster}
                  </Button>
                )}
              </ColumnFields>
            )
          })}
        </Box>
      </Stack>
    </Screen>
  )
}
