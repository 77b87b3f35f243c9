import { mostLayoutColumns, type SheetLayout } from '@liren/shared/complaints.layout'
import { sheetColumns } from '@liren/shared/complaints.board'
import { useState } from 'react'
import { useFormDraft } from '../../../lib/form.draft.ts'
import { messageOf } from '../../../lib/messages.ts'
import { Box } from '../../../platform/elements.tsx'
import { usePageParams } from '../../../platform/page.params.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Card, Stack } from '../../../ui/card.tsx'
import { SelectInput } from '../../../ui/choice.input.tsx'
import { Field } from '../../../ui/field.tsx'
import { QueryView } from '../../../ui/query.view.tsx'
import { Screen } from '../../../ui/screen.tsx'
import { SignedIn } from '../../../ui/signed.in.tsx'
import { TextInput } from '../../../ui/text.input.tsx'
import { OrderTools, toolsFor } from '../components/order.tools.tsx'
import { useLayout, useSetLayout } from '../hooks/use-board.ts'
import { blankColumn, columnOf, fixedContent, formsOf, layoutForm, type ColumnForm } from '../layout.draft.ts'
import { complaintNames } from '../names.texts.ts'
import { ordersTexts } from '../orders.texts.ts'

/** In which columns the sheet for the city's own system is written (committee). */
export function SheetLayoutScreen() {
  return (
    <SignedIn title={ordersTexts.use().layout}>
      <LayoutPage />
    </SignedIn>
  )
}

function LayoutPage() {
  const words = ordersTexts.use()
  const { community = '' } = usePageParams()
  const layout = useLayout(community)
  if (layout.data) return <Columns communityId={community} layout={layout.data} />
  return (
    <Screen id="sheet-layout" title={words.layout}>
      <QueryView query={layout}>{() => null}</QueryView>
    </Screen>
  )
}

function Columns({ communityId, layout }: { communityId: string; layout: SheetLayout }) {
  const words = ordersTexts.use()
  const { column: nameOf } = complaintNames.use()
  const [columns, setColumns, { isChanged }] = useFormDraft(
    layoutForm,
    `complaint-layout.${communityId}`,
    formsOf(layout, nameOf),
  )
  const [isMissing, setMissing] = useState(false)
  const setting = useSetLayout(communityId)
  const change = (next: ColumnForm[]) => {
    setMissing(false)
    setColumns(next)
  }
  const save = () => {
    const read = columns.flatMap((one) => columnOf(one) ?? [])
    if (read.length < columns.length) setMissing(true)
    else setting.mutate({ version: layout.version, columns: read })
  }
  return (
    <Screen
      id="sheet-layout"
      title={words.layout}
      footer={
        layout.canEdit && (
          <>
            {isMissing && <Banner tone="warn">{words.missing}</Banner>}
            {setting.error && <Banner tone="danger">{messageOf(setting.error)}</Banner>}
            <Button
              id="layout-save"
              kind="primary"
              disabled={!isChanged || columns.length === 0}
              busy={setting.isPending}
              onPress={save}
            >
              {words.save}
            </Button>
          </>
        )
      }
    >
      <Stack>
        <Box as="p">{words.layoutIntro}</Box>
        {setting.isSuccess && !isChanged && (
          <Banner id="layout-saved" tone="good">
            {words.saved}
          </Banner>
        )}
        {columns.map((column, at) => (
          <ColumnCard
            key={at}
            at={at + 1}
            column={column}
            onChange={(part) => change(columns.map((one, index) => (index === at ? { ...one, ...part } : one)))}
            tools={toolsFor(columns, at, change)}
          />
        ))}
        {columns.length < mostLayoutColumns && (
          <Button id="column-add" icon="plus" onPress={() => change([...columns, blankColumn])}>
            {words.add}
          </Button>
        )}
      </Stack>
    </Screen>
  )
}

interface ColumnCardProps {
  at: number
  column: ColumnForm
  onChange: (part: Partial<ColumnForm>) => void
  tools: ReturnType<typeof toolsFor>
}

function ColumnCard({ at, column, onChange, tools }: ColumnCardProps) {
  const words = ordersTexts.use()
  const { column: nameOf } = complaintNames.use()
  const id = `column-${String(at)}`
  const name = words.column(at, column.heading)
  return (
    <Card id={id}>
      <Stack>
        <Box as="h2">{name}</Box>
        <Field for={`${id}-heading`} label={words.heading}>
          <TextInput
            id={`${id}-heading`}
            value={column.heading}
            onInput={(heading) => onChange({ heading })}
            maxLength={40}
            label={words.heading}
          />
        </Field>
        <Field for={`${id}-content`} label={words.content}>
          <SelectInput
            id={`${id}-content`}
            label={words.content}
            value={column.content}
            choices={[
              ...sheetColumns.map((value) => ({ value, text: nameOf[value] })),
              { value: fixedContent, text: words.fixed },
            ]}
            onChange={(content) => onChange({ content })}
          />
        </Field>
        {column.content === fixedContent && (
          <Field for={`${id}-fixed`} label={words.fixedText}>
            <TextInput
              id={`${id}-fixed`}
              value={column.fixed}
              onInput={(fixed) => onChange({ fixed })}
              maxLength={60}
              label={words.fixedText}
            />
          </Field>
        )}
        <OrderTools id={id} name={name} words={words} {...tools} />
      </Stack>
    </Card>
  )
}
