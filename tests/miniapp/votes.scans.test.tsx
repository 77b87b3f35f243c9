import { renderToStaticMarkup } from 'react-dom/server'
import { QueryClient, QueryClientProvider } from '../support/react.query.ts'
import '../support/taro.ts'
import { ScansField } from '../../miniapp/src/features/votes/components/scans.field.tsx'

const scan = { id: 's', kind: 'pdf' as const, name: '1.pdf', bytes: 2_048, width: null, height: null, digest: 'd' }

const drawn = (part: { scans: (typeof scan)[]; readBy: string[]; mayScan: boolean }) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <ScansField
        at={{ communityId: 'c', decisionId: 'd' }}
        paper={{
          ...{ number: 3, scans: part.scans, readBy: part.readBy },
          abilities: { enter: true, settle: false, scan: part.mayScan },
        }}
      />
    </QueryClientProvider>,
  )

describe('the scans of a paper', () => {
  it('say that one is wanted before the paper is entered, and take it', () => {
    const page = drawn({ scans: [], readBy: [], mayScan: true })
    expect(page).toContain('没有存档不能录入')
    expect(page).toContain('id="scan-pictures"')
  })

  it('stay once somebody has read the paper by them, and are only looked at where no more are taken', () => {
    expect(drawn({ scans: [scan], readBy: [], mayScan: true })).toContain('id="scan-1-remove"')
    const read = drawn({ scans: [scan], readBy: ['甲'], mayScan: true })
    expect([read.includes('id="scan-1-remove"'), read.includes('id="scan-1-look"')]).toEqual([false, true])
    expect(drawn({ scans: [scan], readBy: [], mayScan: false })).not.toContain('id="scan-pictures"')
  })
})
