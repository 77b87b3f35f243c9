import { renderToStaticMarkup } from 'react-dom/server'
import { mostDocuments, type VoteFile } from '@liren/shared/votes.files'
import { QueryClient, QueryClientProvider } from '../support/react.query.ts'
import '../support/taro.ts'
import { DocumentsField } from '../../miniapp/src/features/votes/components/documents.field.tsx'

const file = (n: number, kind: VoteFile['kind']): VoteFile => ({
  ...{ id: `id-${String(n)}`, kind, name: `附件${String(n)}`, bytes: n * 1024, width: null, height: null },
  digest: 'd'.repeat(43),
})

const nothing = () => undefined

const drawn = (value: VoteFile[], most = mostDocuments) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <DocumentsField
        id="motion-1"
        at={{ communityId: 'c', estateId: 'e' }}
        value={value}
        onChange={nothing}
        most={most}
        sending={{ queue: [], left: most - value.length, add: nothing, again: nothing, stop: nothing }}
      />
    </QueryClientProvider>,
  )

describe('the documents of a draft', () => {
  it('are listed with what takes each out, and there is room for more', () => {
    const page = drawn([file(1, 'pdf'), file(2, 'picture')])
    expect(page).toMatch(/附件1[\s\S]*附件2/)
    expect(page).toContain('id="motion-1-remove-2"')
    expect(page).toContain('id="motion-1-pdf"')
  })

  it('take no more than there may be', () => {
    expect(drawn([file(1, 'pdf')], 1)).not.toContain('id="motion-1-pdf"')
  })
})
