import './platform/zod.setup.ts'
import './platform/base.ts'
import './ui/tokens.css'
import type { PropsWithChildren } from 'react'
import { Providers } from './lib/providers.tsx'
import { keepClient } from './platform/keeping.ts'

keepClient()

export default function App({ children }: PropsWithChildren) {
  return <Providers>{children}</Providers>
}
